#include "storage/search_match.hpp"

#include "core/text/beginnings.hpp"

namespace zhuli::storage {

namespace {

std::string term_text(Dialect dialect, const text::QueryTerm& term, Beginnings beginnings) {
    if (!term.prefix) return term.token;
    if (dialect == Dialect::postgres) return term.token + ":*";
    return beginnings == Beginnings::written ? text::word_question(term) : term.token + "*";
}

}  // namespace

std::string match_text(Dialect dialect, const std::vector<text::QueryGroup>& groups,
                       Beginnings beginnings) {
    const bool sqlite = dialect == Dialect::sqlite;
    const std::string_view both = sqlite ? " AND " : " & ", either = sqlite ? " OR " : " | ";
    std::string query;
    for (const auto& group : groups) {
        if (!query.empty()) query += both;
        query += '(';
        bool first = true;
        for (const auto& term : group.any) {
            if (!first) query += either;
            query += term_text(dialect, term, beginnings);
            first = false;
        }
        query += ')';
    }
    return query;
}

}  // namespace zhuli::storage
