// GET /api/v1/search: one question over every kind of record the caller may read, for the palette.
// Each kind keeps its own data scope. Titles and subtitles of the index hold no masked field. Where
// they matched is computed here, pinyin and initials included, in UTF-16 units as a browser counts
// them.
#pragma once

#include "cli/run.hpp"
#include "core/text/match.hpp"
#include "http/dispatch.hpp"

namespace zhuli::cli {

struct SearchQuestion {
    Text<100> q;
    int limit = 20;
};
BOOST_DESCRIBE_STRUCT(SearchQuestion, (), (q, limit))
constexpr auto notes(const SearchQuestion*) {
    return std::array{note<&SearchQuestion::q>(required)};
}

struct FoundItem {
    std::string entity;
    Id id;
    std::string title, subtitle;
    std::vector<std::vector<std::int64_t>> spans;  // [first, last) of the title
    std::vector<std::vector<std::int64_t>> subtitle_spans;
    bool by_phone = false;  // neither shows what matched: digits of a phone
};
BOOST_DESCRIBE_STRUCT(FoundItem, (), (entity, id, title, subtitle, spans, subtitle_spans, by_phone))

struct Findings {
    std::vector<FoundItem> items;
};
BOOST_DESCRIBE_STRUCT(Findings, (), (items))

inline constexpr int kMostFindings = 50;

http::Route search_route();
http::SiteAddress search_address(storage::Database& db, Features features);

/// Where `query` matches `title`, in UTF-16 units.
std::vector<std::vector<std::int64_t>> spans_of(std::string_view title, std::string_view query);

std::vector<std::vector<std::int64_t>> in_utf16(std::string_view text,
                                                const std::vector<text::Span>& matched);

}  // namespace zhuli::cli
