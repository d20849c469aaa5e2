"""The one command. Each word reads its options here and is done somewhere else.

Everything heavy is imported by the word that needs it, so `afterword --help` is there at once.
Exit status: 0 it went well, 1 see the word's own help, 2 something given was not understood,
130 stopped with Ctrl-C.
"""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from afterword import faults

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
helplines_app = typer.Typer(rich_markup_mode=None, no_args_is_help=True)
app.add_typer(helplines_app, name="helplines", help="The help lines that come with Afterword.")

Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write here instead of to the screen."),
]
Zone = Annotated[
    str | None,
    typer.Option(
        "--tz",
        metavar="ZONE",
        help="Show times in this zone, such as Europe/London, where the export says the instant.",
    ),
]
DateOrder = Annotated[
    Literal["dmy", "mdy", "ymd"] | None,
    typer.Option("--date-order", help="How the dates in the export are written, if it is unclear."),
]
Port = Annotated[
    int | None, typer.Option(metavar="N", min=1, max=65535, help="Use this port of this computer.")
]
NoBrowser = Annotated[
    bool, typer.Option("--no-browser", help="Only say the address; open no browser.")
]
Data = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="Look at this folder of data.")
]
VaultName = Annotated[
    str,
    typer.Option("--name", metavar="NAME", help="Which vault, by its name, if there are several."),
]
Exports = Annotated[
    list[Path],
    typer.Argument(
        metavar="EXPORT...", help="One export: a file, several files, a folder or a zip."
    ),
]


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    port: Port = None,
    no_browser: NoBrowser = False,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep everything in this folder.")
    ] = None,
    version: Annotated[bool, typer.Option("--version", help="Say the version.")] = False,
) -> None:
    """Somewhere to put tonight. With no word after it, Afterword starts and opens in your browser.

    Everything stays on this computer.
    """
    if version:
        typer.echo(f"afterword {faults.installed_version()}")
        raise typer.Exit
    if context.invoked_subcommand is not None:
        return
    from afterword.web.start import start as start_server

    raise typer.Exit(start_server(port, no_browser, data))


@app.command()
def demo(
    port: Port = None,
    no_browser: NoBrowser = False,
) -> None:
    """Open an invented book, some months in, to look around. Nothing is kept."""
    from afterword.web.start import demo as start_demo

    raise typer.Exit(start_demo(port, no_browser))


@app.command()
def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE...|-]", help="Letters; none or - is what is typed or piped in."
        ),
    ] = None,
    channel: Annotated[
        Literal["text", "chat", "email", "letter"], typer.Option(help="How it would be sent.")
    ] = "letter",
    kind: Annotated[
        str,
        typer.Option(
            metavar="KIND",
            help="What it is: apology, reconnect, closing, reply, logistics, condolence, "
            "coparent, grief or after-no.",
        ),
    ] = "reconnect",
    context: Annotated[
        str, typer.Option(metavar="TEXT", help="One line on what went before it.")
    ] = "",
    contact: Annotated[
        Literal["open", "in-touch", "closed", "locked", "unknown"],
        typer.Option(help="Whether they have said that contact is welcome."),
    ] = "unknown",
    format: Annotated[
        Literal["text", "json", "jsonl-in"],
        typer.Option(help="jsonl-in reads one JSON object a line and answers each."),
    ] = "text",
    explain: Annotated[
        str, typer.Option(metavar="LABEL", help="Say what a label means, and read nothing.")
    ] = "",
    mean: Annotated[
        str, typer.Option(metavar="WORDS", help="Stand by the sentence with these words.")
    ] = "",
    marks: Annotated[
        str,
        typer.Option(
            metavar="FILE",
            help="Where that is remembered, without a word of it; else in FILE.meant beside it.",
        ),
    ] = "",
    every: Annotated[bool, typer.Option("--all", help="All notes, not three.")] = False,
    colour: Annotated[
        Literal["auto", "always", "never"],
        typer.Option("--colour", "--color", help="Whether to use colour."),
    ] = "auto",
) -> None:
    """Read letters and say what their sentences may do to the person who reads them.

    Exits 0 when nothing speaks against sending it, 1 for revise or hold, 2 for bad input.
    """
    from afterword.coach.command import run

    raise typer.Exit(
        run(
            *(files or ()),
            channel=channel,
            kind=kind,
            context=context,
            contact=contact,
            format=format,
            explain=explain,
            mean=mean,
            marks=marks,
            every=every,
            colour=colour,
        )
    )


@app.command()
def messages(
    exports: Exports,
    me: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Write this name where the export only says it was you."),
    ] = None,
    chat: Annotated[
        str | None, typer.Option(metavar="NAME", help="Only this chat, when there are several.")
    ] = None,
    zone: Zone = None,
    date_order: DateOrder = None,
    format: Annotated[Literal["jsonl", "csv"], typer.Option(help="How to write them.")] = "jsonl",
    output: Output = None,
) -> None:
    """Print the messages of an export, one a line, every chat in it."""
    from afterword.chats.command import messages as print_messages

    raise typer.Exit(
        print_messages(
            exports,
            me=me,
            chat=chat,
            zone=zone,
            date_order=date_order,
            format=format,
            output=output,
        )
    )


@app.command()
def mirror(
    exports: Exports,
    me: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Your own name, as it stands in the export."),
    ] = None,
    chat: Annotated[
        str | None, typer.Option(metavar="NAME", help="Which chat, when there are several.")
    ] = None,
    zone: Zone = None,
    date_order: DateOrder = None,
    format: Annotated[
        Literal["text", "json", "html"], typer.Option(help="How to write it.")
    ] = "text",
    output: Output = None,
) -> None:
    """Look at your own part in a message history."""
    from afterword.mirror.command import run

    raise typer.Exit(
        run(
            exports,
            me=me,
            chat=chat,
            zone=zone,
            date_order=date_order,
            format=format,
            output=output,
        )
    )


@app.command()
def backup(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="On another disk, if you can.")],
    data: Data = None,
) -> None:
    """Copy all of it, sealed, into a folder; eight copies stay. Exits 2 when it cannot."""
    from afterword.web.terminal import backup as make_backup

    raise typer.Exit(make_backup(folder, data))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file made by `backup`.")],
    data: Data = None,
) -> None:
    """Put a backup back; the old one is kept. Exits 1: close Afterword first, 2: bad file."""
    from afterword.web.terminal import restore as put_back

    raise typer.Exit(put_back(file, data))


@app.command()
def export(
    output: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Else notes-DATE.sealed, here.")
    ] = None,
    name: VaultName = "",
    data: Data = None,
) -> None:
    """Write one vault into a sealed file for another computer. Exits 2 when it cannot."""
    from afterword.web.terminal import export as write_sealed

    raise typer.Exit(write_sealed(output, name, data))


@app.command()
def verify(name: VaultName = "", data: Data = None) -> None:
    """Check that what is kept is whole. Exits 1 when something is wrong, 2 for bad input."""
    from afterword.web.terminal import verify as look

    raise typer.Exit(look(name, data))


@app.command()
def doctor(data: Data = None) -> None:
    """Say what runs here: versions, paths, sizes, the last failures by name. No word of yours."""
    from afterword.doctor import report

    typer.echo(report(data or faults.data_folder()))


@helplines_app.command("check")
def check_helplines() -> None:
    """Say which help lines were looked up too long ago, and how long."""
    from afterword.safety.command import check as print_ages

    raise typer.Exit(print_ages())


@helplines_app.callback()
def helplines() -> None:
    """The help lines that come with Afterword."""


def _speak_utf8() -> None:
    # What people write holds every kind of letter; an old locale must not make that an error.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(ValueError):  # already written to
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _say_what_happened(error: Exception) -> None:
    kept = faults.keep(error)
    where = f"Its kind and place are noted in {kept}" if kept else faults.describe(error)
    sys.stderr.write(
        f"Something failed inside Afterword that should not have. {where} "
        "(nothing you wrote is in there).\n"
    )


def main() -> None:
    """Run the command line, and end with an exit status whatever happens."""
    _speak_utf8()
    try:
        app(prog_name="afterword")
    except Exception as error:
        _say_what_happened(error)
        sys.exit(1)
