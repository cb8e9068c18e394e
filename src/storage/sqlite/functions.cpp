#include "storage/sqlite/functions.hpp"

#include <string>
#include <string_view>

#include "core/text/beginnings.hpp"

namespace zhuli::storage::sqlite {

namespace {

void words_of_tokens(sqlite3_context* context, int, sqlite3_value** arguments) {
    try {
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(arguments[0]));
        const auto size = static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]));
        const std::string words = text::words_of_tokens({text ? text : "", size});
        sqlite3_result_text64(context, words.data(), words.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    } catch (const std::bad_alloc&) {
        sqlite3_result_error_nomem(context);
    }
}

}  // namespace

int add_functions(sqlite3* db) {
    return sqlite3_create_function_v2(db, "words_of_tokens", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                      nullptr, words_of_tokens, nullptr, nullptr, nullptr);
}

}  // namespace zhuli::storage::sqlite
