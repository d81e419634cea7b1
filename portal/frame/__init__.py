"""What all pages of a language share: menu, breaking news, most read, flag counter. Read and drawn once for many pages.

`contents` is what there is, `pieces` how it looks, `memory` how long a process may remember it.
"""
