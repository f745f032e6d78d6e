/* Holds a file open as a viewer does: others may read it, nobody may write or replace it.
   Usage: hold.exe FILE SECONDS. Says "held" once it does. */
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

int wmain(int count, wchar_t **words) {
    if (count != 3) return 2;
    HANDLE file = CreateFileW(words[1], GENERIC_READ, FILE_SHARE_READ, NULL, OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return 1;
    puts("held");
    fflush(stdout);
    Sleep((DWORD)(wcstod(words[2], NULL) * 1000));
    CloseHandle(file);
    return 0;
}
