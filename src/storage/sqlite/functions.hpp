// What our SQL asks of C++ inside SQLite: words_of_tokens(tokens), see core/text/beginnings.hpp.
// Statements and triggers of the schema use none of it: other programs can read the file.
#pragma once

#include <sqlite3.h>

namespace zhuli::storage::sqlite {

/// An SQLite code; SQLITE_OK when all are there.
int add_functions(sqlite3* db);

}  // namespace zhuli::storage::sqlite
