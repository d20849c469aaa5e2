"""The pages of the letters: writing, the gate, the fifteen minutes, handing over."""
