#include "cli/search.hpp"

#include <algorithm>
#include <map>

#include "core/text/text.hpp"
#include "storage/search_index.hpp"

namespace zhuli::cli {

namespace {

/// How many digits, where there is nothing but what phones are written with; else none.
std::ptrdiff_t phone_digits(std::string_view query) {
    const auto part_of_phone = [](char c) {
        return (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '+';
    };
    if (!std::all_of(query.begin(), query.end(), part_of_phone)) return 0;
    return std::count_if(query.begin(), query.end(), [](char c) { return c >= '0'; });
}

/// More digits of a phone than its mask shows.
bool asks_for_phone(std::string_view query) {
    return phone_digits(query) > static_cast<std::ptrdiff_t>(text::kMinPhoneTail);
}

bool has_digits_of_phone(std::string_view query) {
    return phone_digits(query) >= static_cast<std::ptrdiff_t>(text::kMinPhoneTail);
}

bool is_searched(const Feature& feature, std::string_view entity) {
    return std::ranges::any_of(feature.records, [&](const storage::Recorded& kind) {
        return kind.searched && kind.table.name.entity == entity;
    });
}

/// Kinds of records by how far the caller sees them: one question of the index each. Phones are
/// asked for only where the caller may see them, or digit by digit a search would tell them all.
class Scopes {
 public:
    Scopes(Features features, const Ctx& ctx, std::string_view query)
        : for_phone_(asks_for_phone(query)) {
        for (const Feature* feature : features)
            for (const EntityMeta& meta : feature->entities)
                if (is_searched(*feature, meta.entity)) add(meta, ctx);
        for (auto& [scope, one] : by_scope_) all_.push_back(one);
        if (all_.size() == 1 && !leaves_out_) all_.front().entities.clear();  // every kind
    }
    std::span<const storage::SearchScope> all() const { return all_; }

 private:
    void add(const EntityMeta& meta, const Ctx& ctx) {
        const bool phones = for_phone_ && meta.entity == "customer";
        const std::string_view permission = phones ? "customers.contact" : meta.permission;
        const Scope scope = ctx.scope(permission);
        if (scope == Scope::none) {
            leaves_out_ = true;
            return;
        }
        auto& one = by_scope_[scope];
        one.entities.push_back(meta.entity);
        one.owners = ctx.owners_in_scope(permission, own_);
    }

    std::map<Scope, storage::SearchScope> by_scope_;
    std::vector<storage::SearchScope> all_;
    std::vector<Id> own_;
    bool for_phone_;
    bool leaves_out_ = false;  // a kind the caller may not see
};

std::int64_t utf16_units(std::string_view text) {
    std::int64_t units = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U) continue;  // within a character
        units += byte >= 0xF0U ? 2 : 1;
    }
    return units;
}

Result<Findings> find(storage::Database& db, Features features, const Ctx& ctx,
                      const SearchQuestion& question) {
    if (question.limit < 1 || question.limit > kMostFindings)
        return Problem::field("limit", "field.out_of_range");
    const Scopes scopes(features, ctx, question.q);
    const auto hits = storage::read_now(db, ctx.org.id, [&](storage::Tx& tx) {
        return storage::search(tx, scopes.all(), question.q, question.limit);
    });
    Findings findings;
    const bool for_digits = has_digits_of_phone(question.q);
    for (const auto& hit : hits) {
        FoundItem found{hit.entity, hit.id, hit.title, hit.subtitle, {}, {}};
        found.spans = spans_of(hit.title, question.q);
        found.subtitle_spans = spans_of(hit.subtitle, question.q);
        found.by_phone = for_digits && found.spans.empty() && found.subtitle_spans.empty();
        findings.items.push_back(std::move(found));
    }
    return findings;
}

}  // namespace

std::vector<std::vector<std::int64_t>> spans_of(std::string_view title, std::string_view query) {
    return in_utf16(title, text::match_spans(title, query));
}

std::vector<std::vector<std::int64_t>> in_utf16(std::string_view text,
                                                const std::vector<text::Span>& matched) {
    std::vector<std::vector<std::int64_t>> spans;
    for (const auto& span : matched)
        spans.push_back(
            {utf16_units(text.substr(0, span.first)), utf16_units(text.substr(0, span.last))});
    return spans;
}

http::Route search_route() {
    auto route = http::site_get<SearchQuestion>("/search", "search", "Find any record");
    route.out_schema = &struct_schema<Findings>;
    return route;
}

http::SiteAddress search_address(storage::Database& db, Features features) {
    return http::site_read<SearchQuestion, Findings>(
        search_route(), [&db, features](const Ctx& ctx, const SearchQuestion& question) {
            return find(db, features, ctx, question);
        });
}

}  // namespace zhuli::cli
