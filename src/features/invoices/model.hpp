// Invoices (发票): the titles (抬头) a customer is invoiced under, and the requests that become
// invoices, are delivered, voided or reversed in red (红冲). Never the tax office's own system:
// what it gave out is written down here.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::invoices {

enum class TitleKind : std::uint8_t { company, person };
BOOST_DESCRIBE_ENUM(TitleKind, company, person)

/// 普票, 专票.
enum class InvoiceKind : std::uint8_t { plain, special };
BOOST_DESCRIBE_ENUM(InvoiceKind, plain, special)

struct InvoiceTitle {
    Id id;
    std::int64_t version = 0;
    Id customer_id;
    TitleKind title_kind = TitleKind::company;
    InvoiceKind kind = InvoiceKind::plain;
    Text<120> name;
    CreditCode tax_no;
    Text<200> address;
    Text<40> phone;
    Text<120> bank;
    Text<40> account;
    Email email;
    bool active = true;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(InvoiceTitle, (),
                      (id, version, customer_id, title_kind, kind, name, tax_no, address, phone,
                       bank, account, email, active, created_at, updated_at))
constexpr auto notes(const InvoiceTitle*) {
    using T = InvoiceTitle;
    return std::array{note<&T::id>(read_only),
                      note<&T::version>(read_only),
                      note<&T::customer_id>(required, "customer"),
                      note<&T::name>(required),
                      note<&T::created_at>(read_only),
                      note<&T::updated_at>(read_only)};
}
constexpr EntityName entity_of(const InvoiceTitle*) { return {"invoice_title", "invoice_title"}; }

enum class InvoiceState : std::uint8_t { requested, issued, delivered, voided, reversed };
BOOST_DESCRIBE_ENUM(InvoiceState, requested, issued, delivered, voided, reversed)

enum class SentBy : std::uint8_t { none, email, post };
BOOST_DESCRIBE_ENUM(SentBy, none, email, post)

/// What of an invoice is for which order.
struct InvoicePart {
    Id id;
    Id invoice_id;
    Id order_id;
    Text<60> order_number;
    Money amount_minor;
};
BOOST_DESCRIBE_STRUCT(InvoicePart, (), (id, invoice_id, order_id, order_number, amount_minor))
constexpr EntityName entity_of(const InvoicePart*) { return {"invoice_part", "invoice_part"}; }

/// The title is copied: an invoice stays what it was.
struct Invoice {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // IV-…
    Id customer_id;
    Text<120> customer_name;
    Id owner_id;  // who sells
    TitleKind title_kind = TitleKind::company;
    InvoiceKind kind = InvoiceKind::plain;
    Text<120> name;
    CreditCode tax_no;
    Text<200> address;
    Text<40> phone;
    Text<120> bank;
    Text<40> account;
    Email email;
    Money amount_minor;
    Text<500> note;
    InvoiceState state = InvoiceState::requested;
    Text<20> code;  // the tax office's
    Text<30> invoice_no;
    Date issued_on;
    SentBy sent_by = SentBy::none;
    Text<60> tracking_no;
    Text<30> red_no;   // of the one that reversed it
    Text<500> reason;  // of voiding or reversing
    Id requester_id;
    Instant delivered_at;
    std::vector<InvoicePart> parts;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Invoice, (),
                      (id, version, number, customer_id, customer_name, owner_id, title_kind, kind,
                       name, tax_no, address, phone, bank, account, email, amount_minor, note,
                       state, code, invoice_no, issued_on, sent_by, tracking_no, red_no, reason,
                       requester_id, delivered_at, parts, created_at, updated_at))
constexpr auto notes(const Invoice*) {
    using I = Invoice;
    return std::array{note<&I::id>(read_only),
                      note<&I::version>(read_only),
                      note<&I::number>(read_only | filterable),
                      note<&I::customer_id>(required | filterable, "customer"),
                      note<&I::owner_id>(read_only | filterable, "user"),
                      note<&I::kind>(filterable),
                      note<&I::amount_minor>(read_only | sortable),
                      note<&I::state>(read_only | filterable),
                      note<&I::issued_on>(filterable | sortable),
                      note<&I::requester_id>(read_only, "user"),
                      note<&I::parts>(stored_apart | read_only),
                      note<&I::created_at>(read_only | sortable),
                      note<&I::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Invoice*) { return {"invoice", "invoice"}; }

}  // namespace zhuli::invoices
