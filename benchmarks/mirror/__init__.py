"""Reading a long message history, beside other programs that read one."""
