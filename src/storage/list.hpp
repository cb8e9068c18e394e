// Keyset-paged lists over the field table: only filterable and sortable fields may be asked for, a
// page has at most kPageLimit rows, and cost does not grow with the page's position. A cursor holds
// the last row's sort value and id. No counting, no offsets.
#pragma once

#include <string>
#include <vector>

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "storage/entity.hpp"

namespace zhuli::storage {

inline constexpr int kPageDefault = 50;
inline constexpr int kPageLimit = 200;

struct ListQuery {
    std::string q;  // free text, answered by the search index
    int limit = kPageDefault;
    std::string cursor;
    std::string sort;  // "name" or "-updated_at"
    /// field=value, field_from=, field_to=
    std::vector<std::pair<std::string, std::string>> filters;
};

/// Reads q, limit, cursor, sort and filters; everything else is refused by name.
Result<ListQuery> decode_list(const RawInput& raw, Fields fields);

struct ListPlan {
    std::string_view permission;                // scope applies to `owner_field`
    std::string_view owner_field = "owner_id";  // empty: no owner, scope org only
    std::string_view default_sort = "-created_at";
    std::string_view search_entity;           // entity in the search index that answers q
    std::string_view other_owner_field = {};  // of records about two: its scope counts as well
    bool with_unowned = false;                // what nobody owns is everybody's
};

/// Rows of one page onto `T` (a described struct whose columns exist in the table).
Result<std::string> list_rows(Tx& tx, const Ctx& ctx, const TableOps& table, const ListQuery& query,
                              const ListPlan& plan,
                              const std::function<void(const RowView&)>& sink);

template <Entity T>
Result<Page<T>> list_page(Tx& tx, const Ctx& ctx, const ListQuery& query, const ListPlan& plan) {
    Page<T> page;
    auto next = list_rows(tx, ctx, table_of<T>(), query, plan, [&](const RowView& row) {
        Tx::load_row(row, fields_of<T>(), &page.items.emplace_back());
    });
    if (!next.ok()) return std::move(next.problem());
    page.next_cursor = std::move(*next);
    return page;
}

}  // namespace zhuli::storage
