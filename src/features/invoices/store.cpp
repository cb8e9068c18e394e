#include "features/invoices/store.hpp"

#include "storage/id_set.hpp"

namespace zhuli::invoices {

namespace {

using storage::Sql;

#define LOCK "SELECT version FROM invoice WHERE org_id = $1 AND id = $2"
constexpr Sql kLock{"invoices.lock", LOCK, LOCK " FOR UPDATE"};
#undef LOCK
constexpr Sql kTitles{"invoices.titles",
                      "SELECT id, version, customer_id, title_kind, kind, name, tax_no, address, "
                      "phone, bank, account,"
                      " email, active, created_at, updated_at FROM invoice_title WHERE org_id = $1"
                      " AND customer_id = $2 ORDER BY active DESC, id LIMIT 50"};
constexpr Sql kParts{"invoices.parts",
                     "SELECT id, invoice_id, order_id, order_number, amount_minor FROM invoice_part"
                     " WHERE org_id = $1 AND invoice_id = $2 ORDER BY id"};
constexpr Sql kOfOrder{"invoices.of_order",
                       "SELECT invoice_id FROM invoice_part WHERE org_id = $1 AND order_id = $2"
                       " ORDER BY invoice_id DESC LIMIT 50"};
#define INVOICED(ids)                                                                 \
    "SELECT p.order_id, CAST(SUM(p.amount_minor) AS BIGINT) AS n FROM invoice_part p" \
    " JOIN invoice i ON i.org_id = $1 AND i.id = p.invoice_id WHERE p.org_id = $1"    \
    " AND p.order_id IN " ids                                                         \
    " AND i.state IN ('requested', 'issued', 'delivered')"                            \
    " GROUP BY p.order_id"
constexpr Sql kInvoiced{
    "invoices.invoiced", INVOICED("(SELECT value FROM json_each($2))"),
    INVOICED("(SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))")};
#undef INVOICED
constexpr Sql kHolder{"invoices.holder",
                      "SELECT id FROM invoice WHERE org_id = $1 AND code = $2 AND invoice_no = $3"
                      " AND invoice_no <> ''"};

constexpr storage::Check kChecks[] = {
    {"invoices: amount = sum of its orders' parts",
     {"invoices.check_amount",
      "SELECT i.number FROM invoice i LEFT JOIN"
      " (SELECT invoice_id, CAST(SUM(amount_minor) AS BIGINT) AS n FROM invoice_part"
      "  WHERE org_id = $1 GROUP BY invoice_id) p ON p.invoice_id = i.id"
      " WHERE i.org_id = $1 AND i.amount_minor <> COALESCE(p.n, 0)"}},
    {"invoices: what is issued has a number and a day",
     {"invoices.check_issued",
      "SELECT number FROM invoice WHERE org_id = $1 AND state IN ('issued', 'delivered')"
      " AND (invoice_no = '' OR issued_on = '')"}},
    {"invoices: numbers have no gaps",
     {"invoices.check_numbers",
      "SELECT d.prefix || ' ' || d.day AS gap FROM doc_number d LEFT JOIN"
      " (SELECT substr(number, 4, 8) AS day, COUNT(*) AS n FROM invoice WHERE org_id = $1"
      "  GROUP BY substr(number, 4, 8)) x ON x.day = replace(d.day, '-', '')"
      " WHERE d.org_id = $1 AND d.prefix = 'IV' AND d.last <> COALESCE(x.n, 0)"}},
};

constexpr const Sql* kStatements[] = {&kLock,          &kTitles,        &kParts,
                                      &kOfOrder,       &kInvoiced,      &kHolder,
                                      &kChecks[0].sql, &kChecks[1].sql, &kChecks[2].sql};

constexpr storage::Migration kMigrations[] = {{"invoices", 1, R"sql(
-- distributed
CREATE TABLE invoice_title (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, title_kind TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  tax_no TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, bank TEXT NOT NULL,
  account TEXT NOT NULL, email TEXT NOT NULL, active BIGINT NOT NULL, created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX invoice_title_customer ON invoice_title (org_id, customer_id, id);
-- distributed
CREATE TABLE invoice (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL, number TEXT NOT NULL,
  customer_id BIGINT NOT NULL, customer_name TEXT NOT NULL, owner_id BIGINT NOT NULL,
  title_kind TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, tax_no TEXT NOT NULL,
  address TEXT NOT NULL, phone TEXT NOT NULL, bank TEXT NOT NULL, account TEXT NOT NULL,
  email TEXT NOT NULL, amount_minor BIGINT NOT NULL, note TEXT NOT NULL, state TEXT NOT NULL,
  code TEXT NOT NULL, invoice_no TEXT NOT NULL, issued_on TEXT NOT NULL, sent_by TEXT NOT NULL,
  tracking_no TEXT NOT NULL, red_no TEXT NOT NULL, reason TEXT NOT NULL,
  requester_id BIGINT NOT NULL, delivered_at BIGINT NOT NULL, created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX invoice_number ON invoice (org_id, number);
CREATE UNIQUE INDEX invoice_tax_number ON invoice (org_id, code, invoice_no)
  WHERE invoice_no <> '';
CREATE INDEX invoice_customer ON invoice (org_id, customer_id, created_at, id);
CREATE INDEX invoice_owner ON invoice (org_id, owner_id, created_at, id);
CREATE INDEX invoice_state ON invoice (org_id, state, created_at, id);
CREATE INDEX invoice_kind ON invoice (org_id, kind, created_at, id);
CREATE INDEX invoice_amount ON invoice (org_id, amount_minor, id);
CREATE INDEX invoice_issued ON invoice (org_id, issued_on, id);
CREATE INDEX invoice_created ON invoice (org_id, created_at, id);
-- distributed
CREATE TABLE invoice_part (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, invoice_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL, order_number TEXT NOT NULL, amount_minor BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX invoice_part_invoice ON invoice_part (org_id, invoice_id, id);
CREATE INDEX invoice_part_order ON invoice_part (org_id, order_id, invoice_id);
)sql"}};

}  // namespace

std::span<const Sql* const> statements() { return kStatements; }
std::span<const storage::Check> checks() { return kChecks; }
std::span<const storage::Migration> migrations() { return kMigrations; }

void lock_invoice(Tx& tx, Id invoice) { tx.exec(kLock, invoice); }
std::vector<InvoiceTitle> titles_of(Tx& tx, Id customer) {
    return tx.all<InvoiceTitle>(kTitles, customer);
}
std::vector<InvoicePart> parts_of(Tx& tx, Id invoice) {
    return tx.all<InvoicePart>(kParts, invoice);
}
std::vector<Id> invoices_of_order(Tx& tx, Id order) {
    std::vector<Id> ids;
    tx.each(
        kOfOrder, [&](const storage::RowView& row) { ids.push_back(row.id(0)); }, order);
    return ids;
}
std::map<Id, Money> invoiced(Tx& tx, std::span<const Id> orders) {
    std::map<Id, Money> sums;
    const auto add = [&](const storage::RowView& row) { sums[row.id(0)] = Money{row.integer(1)}; };
    if (!orders.empty()) tx.each(kInvoiced, add, storage::id_set(orders));
    return sums;
}
std::optional<Id> holder_of(Tx& tx, std::string_view code, std::string_view invoice_no) {
    return tx.scalar<Id>(kHolder, code, invoice_no);
}

}  // namespace zhuli::invoices
