#include "storage/search_match.hpp"

namespace zhuli::storage {

std::string match_text(Dialect dialect, const std::vector<text::QueryGroup>& groups) {
    const bool sqlite = dialect == Dialect::sqlite;
    const std::string_view both = sqlite ? " AND " : " & ", either = sqlite ? " OR " : " | ",
                           onwards = sqlite ? "*" : ":*";
    std::string query;
    for (const auto& group : groups) {
        if (!query.empty()) query += both;
        query += '(';
        bool first = true;
        for (const auto& term : group.any) {
            if (!first) query += either;
            query += term.token;
            if (term.prefix) query += onwards;
            first = false;
        }
        query += ')';
    }
    return query;
}

}  // namespace zhuli::storage
