#include "features/invoices/rules.hpp"

#include <set>

#include "core/json_out.hpp"

namespace zhuli::invoices {

namespace {

using enum Role;
using enum InvoiceState;

constexpr Permission kPermissions[] = {
    {"invoices.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"invoices.request",
     {{assistant, Scope::own}, {manager, Scope::tree}, {finance, Scope::org}, {admin, Scope::org}}},
    {"invoices.issue", {{finance, Scope::org}, {admin, Scope::org}}},
};

constexpr Transition<InvoiceState, Invoice> kWorkflow[] = {
    {requested, "issue", issued, "invoices.issue"},
    {requested, "void", voided, "invoices.request"},
    {issued, "deliver", delivered, "invoices.issue"},
    {issued, "void", voided, "invoices.issue"},
    {issued, "reverse", reversed, "invoices.issue"},
    {delivered, "reverse", reversed, "invoices.issue"},
};

void require(Problems& problems, std::string_view field, bool there, std::string_view code) {
    if (!there) problems.push_back({std::string(field), std::string(code), {}});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<InvoiceState, Invoice> workflow() { return kWorkflow; }

Result<> check(const InvoiceTitle& title) {
    Problems problems;
    const bool company = title.title_kind == TitleKind::company;
    if (company)
        require(problems, "tax_no", !title.tax_no.v.empty(), "invoices.company_needs_tax_no");
    if (title.kind == InvoiceKind::special) {
        require(problems, "kind", company, "invoices.special_is_for_companies");
        constexpr std::string_view kCode = "invoices.special_needs_it";
        require(problems, "address", !title.address.empty(), kCode);
        require(problems, "phone", !title.phone.empty(), kCode);
        require(problems, "bank", !title.bank.empty(), kCode);
        require(problems, "account", !title.account.empty(), kCode);
    }
    return refused_if_any(std::move(problems));
}

Result<> check_request(const InvoiceTitle& title, std::span<const AskedPart> asked,
                       const std::map<Id, OrderFacts>& orders) {
    Problems problems;
    if (asked.empty()) problems.push_back({"orders", "field.required", {}});
    std::set<Id> seen;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const auto path = "orders." + std::to_string(i) + ".";
        const auto found = orders.find(asked[i].order_id);
        const bool known = found != orders.end() && found->second.customer_id == title.customer_id;
        if (!known) {
            problems.push_back({path + "order_id", "field.no_such_record", {}});
            continue;
        }
        const OrderFacts& order = found->second;
        if (!seen.insert(asked[i].order_id).second)
            problems.push_back({path + "order_id", "invoices.order_twice", {}});
        if (!order.agreed) problems.push_back({path + "order_id", "invoices.not_agreed_yet", {}});
        if (asked[i].amount_minor.v <= 0)
            problems.push_back({path + "amount_minor", "invoices.of_nothing", {}});
        else if (asked[i].amount_minor > order.left_minor)
            problems.push_back(
                {path + "amount_minor",
                 "invoices.more_than_left",
                 {{"number", order.number}, {"left", format_money(order.left_minor)}}});
    }
    return refused_if_any(std::move(problems));
}

Result<> check_issue(const Invoice& invoice, const Issue& issue, Date today) {
    const Date on = issue.issued_on ? issue.issued_on : today;
    if (on > today) return Problem::field("issued_on", "invoices.in_the_future");
    if (invoice.kind == InvoiceKind::special && invoice.tax_no.v.empty())
        return Problem::field("invoice_no", "invoices.company_needs_tax_no");
    return Done{};
}

Invoice invoice_under(const InvoiceTitle& title, InvoiceKind kind) {
    Invoice invoice;
    invoice.customer_id = title.customer_id;
    invoice.title_kind = title.title_kind;
    invoice.kind = kind;
    invoice.name = title.name;
    invoice.tax_no = title.tax_no;
    invoice.address = title.address;
    invoice.phone = title.phone;
    invoice.bank = title.bank;
    invoice.account = title.account;
    invoice.email = title.email;
    return invoice;
}

std::string event_body(const Invoice& invoice) {
    JsonOut out;
    out.begin_object().key("number").string(invoice.number.v);
    out.key("amount_minor").integer(invoice.amount_minor.v);
    if (!invoice.reason.empty()) out.key("reason").string(invoice.reason.v);
    return out.end_object().take();
}

}  // namespace zhuli::invoices
