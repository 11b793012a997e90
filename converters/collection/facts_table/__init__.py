"""The facts of many speeches in one table (台账): written for Excel or WPS, filled in, read back.

`columns` says what is in it, `workbook` and `plain` write and read files, `reading` finds the rows,
`values` reads a cell as people fill it in, `changes` says what a filled table asks for, and
`exchange` does it on disk.
"""
