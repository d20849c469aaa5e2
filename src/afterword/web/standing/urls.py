"""Every standing page, one line each. A code names no topic in a browser's history."""

from __future__ import annotations

from django.urls import path

from afterword.web.standing.views import answer, before, books, correct, first, home, safety, tell

app_name = "standing"
urlpatterns = [
    path("", home.page, name="home"),
    path("t/", tell.offers, name="offers"),
    path("t/<slug:kind>/", tell.page, name="tell"),
    path("<int:number>/", correct.page, name="fact"),
    path("<int:number>/back/", home.back, name="back"),
    path("<int:number>/<slug:way>/", correct.change, name="correct"),
    path("first/", first.page, name="first"),
    path("q/<slug:door>/", safety.page, name="safety"),
    path("q/<slug:door>/after/", safety.after, name="after"),
    path("before/", before.page, name="before"),
    path("answer/", answer.page, name="answer"),
    path("answer/done/", answer.done, name="answered"),
    path("answer/<slug:told>/", answer.told, name="answer_told"),
    path("books/", books.page, name="books"),
    path("books/new/", books.new, name="book_new"),
    path("books/name/", books.name, name="book_name"),
    path("books/shares/", books.shares, name="book_shares"),
]
