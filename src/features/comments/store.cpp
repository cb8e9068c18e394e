#include "features/comments/store.hpp"

#include <fmt/format.h>

#include <limits>

namespace zhuli::comments {

namespace {

using storage::Sql;

#define COMMENTS                                                                      \
    "SELECT id, version, entity, record_id, customer_id, author_id, words, mentions," \
    " removed, edited_at, created_at, updated_at FROM comment WHERE org_id = $1"

constexpr Sql kOfRecord{"comments.of_record", COMMENTS
                        " AND record_id = $2 AND record_id <> 0 AND entity = $3"
                        " AND id < $4 ORDER BY id DESC LIMIT $5"};
constexpr Sql kOfCustomer{"comments.of_customer", COMMENTS
                          " AND customer_id = $2 AND entity = 'customer' AND id < $3"
                          " ORDER BY id DESC LIMIT $4"};

#undef COMMENTS

constexpr const Sql* kStatements[] = {&kOfRecord, &kOfCustomer};

constexpr storage::Check kChecks[] = {
    {"comments: each stands on a record that is there",
     {"comments.check_records",
      "SELECT CAST(c.id AS TEXT) FROM comment c WHERE c.org_id = $1 AND ("
      "(c.entity = 'customer' AND (c.record_id <> 0 OR c.customer_id = 0))"
      " OR (c.entity = 'ticket' AND NOT EXISTS"
      " (SELECT 1 FROM ticket r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'order' AND NOT EXISTS"
      " (SELECT 1 FROM sales_order r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'quote' AND NOT EXISTS"
      " (SELECT 1 FROM quote r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'proposal' AND NOT EXISTS"
      " (SELECT 1 FROM proposal r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'opportunity' AND NOT EXISTS"
      " (SELECT 1 FROM opportunity r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'inquiry' AND NOT EXISTS"
      " (SELECT 1 FROM inquiry r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'invoice' AND NOT EXISTS"
      " (SELECT 1 FROM invoice r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'return' AND NOT EXISTS"
      " (SELECT 1 FROM sales_return r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'waybill' AND NOT EXISTS"
      " (SELECT 1 FROM waybill r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'product' AND NOT EXISTS"
      " (SELECT 1 FROM product r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'offer' AND NOT EXISTS"
      " (SELECT 1 FROM offer r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'purchase_order' AND NOT EXISTS"
      " (SELECT 1 FROM purchase_order r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'approval' AND NOT EXISTS"
      " (SELECT 1 FROM approval r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'sub_request' AND NOT EXISTS"
      " (SELECT 1 FROM sub_request r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'ticket_case' AND NOT EXISTS"
      " (SELECT 1 FROM ticket_case r WHERE r.org_id = $1 AND r.id = c.record_id))"
      " OR (c.entity = 'bank_receipt' AND NOT EXISTS"
      " (SELECT 1 FROM bank_receipt r WHERE r.org_id = $1 AND r.id = c.record_id)))"}},
};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }

std::vector<Comment> comments_of(Tx& tx, std::string_view entity, Id record, Id customer, Id before,
                                 int limit) {
    const Id end = before ? before : Id{std::numeric_limits<std::int64_t>::max()};
    return record ? tx.all<Comment>(kOfRecord, record, entity, end, limit)
                  : tx.all<Comment>(kOfCustomer, customer, end, limit);
}

std::string title_of(Tx& tx, std::string_view table, std::string_view column, Id record) {
    const auto text = fmt::format("SELECT {} FROM {} WHERE org_id = $1 AND id = $2", column, table);
    const Cell arguments[] = {Cell::of(record.v)};
    std::string title;
    tx.run_text(text, arguments, [&](const storage::RowView& row) { title = row.cell(0).text(); });
    return title;
}

}  // namespace zhuli::comments
