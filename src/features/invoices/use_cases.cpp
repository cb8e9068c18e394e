#include "features/invoices/use_cases.hpp"

#include <algorithm>

#include "features/customers/use_cases.hpp"
#include "features/customers/use_cases_merge.hpp"
#include "features/identity/use_cases.hpp"
#include "features/invoices/rules.hpp"
#include "features/invoices/store.hpp"
#include "features/orders/use_cases.hpp"
#include "storage/list.hpp"
#include "storage/numbers.hpp"
#include "storage/save.hpp"

namespace zhuli::invoices {

namespace {

constexpr storage::ListPlan kList{.permission = "invoices.read"};

Problem forbidden() { return Problem::of(Status::forbidden, "problem.forbidden"); }

InvoiceView view_of(Tx& tx, const Ctx& ctx, const Invoice& invoice) {
    InvoiceView view;
    static_cast<Invoice&>(view) = invoice;
    view.org_name = ctx.org.name;
    view.owner_name = identity::remembered_name(tx, ctx.now, invoice.owner_id);
    view.requester_name = identity::remembered_name(tx, ctx.now, invoice.requester_id);
    for (const auto& t : workflow())
        if (t.from == invoice.state && ctx.covers(t.permission, invoice.owner_id))
            view.actions.emplace_back(t.action);
    return view;
}

Result<Invoice> load(Tx& tx, const Ctx& ctx, Id id) {
    auto invoice = storage::find<Invoice>(tx, id);
    if (!invoice || !ctx.covers("invoices.read", invoice->owner_id))
        return Problem::not_found("invoice");
    invoice->parts = parts_of(tx, id);
    return std::move(*invoice);
}

/// Locked, and on its way to where `action` leads.
struct Step {
    Invoice before, after;
};
Result<Step> step_of(Tx& tx, const Ctx& ctx, const Act& act, std::string_view action) {
    lock_invoice(tx, act.id);
    TRY(const auto before, load(tx, ctx, act.id));
    const auto seen = act.if_match == 0 ? std::nullopt : std::optional(act.if_match);
    CHECK(storage::check_version(before, seen, to_json(view_of(tx, ctx, before))));
    Step taken{before, before};
    TRY(taken.after.state, step(workflow(), ctx, before, before.state, action));
    for (const auto& t : workflow())
        if (t.from == before.state && t.action == action &&
            !ctx.covers(t.permission, before.owner_id))
            return forbidden();
    return taken;
}

Result<InvoiceView> save(Tx& tx, const Ctx& ctx, Step& taken, std::string_view kind) {
    CHECK(storage::save(tx, ctx, taken.before, taken.after,
                        {kind, taken.after.customer_id, event_body(taken.after)}));
    return view_of(tx, ctx, taken.after);
}

TitleView title_view(const Ctx& ctx, const InvoiceTitle& title, Id owner) {
    TitleView view;
    static_cast<InvoiceTitle&>(view) = title;
    if (ctx.covers("invoices.request", owner)) view.actions = {"edit"};
    return view;
}

Result<customers::Customer> customer_of(Tx& tx, const Ctx& ctx, Id id,
                                        std::string_view permission) {
    TRY(auto customer, customers::load_in_scope(tx, ctx, id, "customers.read"));
    if (!ctx.covers(permission, customer.owner_id)) return forbidden();
    return customer;
}

std::string title_body(const InvoiceTitle& title) {
    JsonOut out;
    return out.begin_object().key("words").string(title.name.v).end_object().take();
}

/// Locked in order of id, so that two who ask wait for each other in one order only.
std::map<Id, OrderFacts> facts_of(Tx& tx, const Ctx& ctx, std::span<const AskedPart> asked) {
    std::vector<Id> ids;
    for (const AskedPart& part : asked) ids.push_back(part.order_id);
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    for (const Id id : ids) orders::hold_order(tx, id);
    const auto already = invoiced(tx, ids);
    std::map<Id, OrderFacts> facts;
    for (const Id id : ids) {
        const auto order = orders::show_order(tx, ctx, {id});
        if (!order.ok()) continue;
        const auto sum = already.find(id);
        const Money taken = sum == already.end() ? Money{} : sum->second;
        facts[id] = {order->customer_id, order->number.v,
                     order->commercial == orders::Commercial::confirmed ||
                         order->commercial == orders::Commercial::closed,
                     order->amount_minor - taken};
    }
    return facts;
}

}  // namespace

Result<Titles> list_titles(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto customer, customer_of(tx, ctx, in.id, "invoices.read"));
    Titles titles;
    titles.may_add = ctx.covers("invoices.request", customer.owner_id);
    for (const InvoiceTitle& title : titles_of(tx, customer.id))
        titles.items.push_back(title_view(ctx, title, customer.owner_id));
    return titles;
}

Result<TitleView> show_title(Tx& tx, const Ctx& ctx, const http::ById& in) {
    const auto title = storage::find<InvoiceTitle>(tx, in.id);
    if (!title) return Problem::not_found("invoice_title");
    const auto customer = customer_of(tx, ctx, title->customer_id, "invoices.read");
    if (!customer.ok()) return Problem::not_found("invoice_title");
    return title_view(ctx, *title, customer->owner_id);
}

Result<TitleView> create_title(Tx& tx, const Ctx& ctx, const InvoiceTitle& in) {
    customers::hold_for_reference(tx, in.customer_id);
    const auto customer = customer_of(tx, ctx, in.customer_id, "invoices.request");
    if (!customer.ok()) return Problem::field("customer_id", "field.no_such_record");
    if (customer->merged_into) return Problem::field("customer_id", "customers.is_merged");
    CHECK(check(in));
    InvoiceTitle title = in;
    CHECK(storage::save_new(tx, ctx, title,
                            {"invoice_title.added", title.customer_id, title_body(title)}));
    return title_view(ctx, title, customer->owner_id);
}

Result<TitleView> edit_title(Tx& tx, const Ctx& ctx, const Edit& edit) {
    const auto before = storage::find<InvoiceTitle>(tx, edit.id);
    if (!before) return Problem::not_found("invoice_title");
    const auto customer = customer_of(tx, ctx, before->customer_id, "invoices.request");
    if (!customer.ok())
        return customer.problem().status == Status::forbidden ? forbidden()
                                                              : Problem::not_found("invoice_title");
    CHECK(storage::check_version(*before, edit.if_match,
                                 to_json(title_view(ctx, *before, customer->owner_id))));
    TRY(auto after, apply(*before, edit));
    if (after.customer_id != before->customer_id)
        return Problem::field("customer_id", "invoices.title_keeps_customer");
    CHECK(check(after));
    CHECK(storage::save(tx, ctx, *before, after,
                        {"invoice_title.edited", after.customer_id, title_body(after)}));
    return title_view(ctx, after, customer->owner_id);
}

Result<Page<InvoiceView>> list_invoices(Tx& tx, const Ctx& ctx,
                                        const http::Listed<Invoice>& query) {
    TRY(auto rows, storage::list_page<Invoice>(tx, ctx, query, kList));
    Page<InvoiceView> page{{}, std::move(rows.next_cursor)};
    for (const Invoice& row : rows.items) page.items.push_back(view_of(tx, ctx, row));
    return page;
}

Result<InvoiceView> request_invoice(Tx& tx, const Ctx& ctx, const NewInvoice& in) {
    const auto title = storage::find<InvoiceTitle>(tx, in.title_id);
    if (!title || !title->active) return Problem::field("title_id", "field.no_such_record");
    customers::hold_for_reference(tx, title->customer_id);
    const auto customer = customer_of(tx, ctx, title->customer_id, "invoices.request");
    if (!customer.ok()) return Problem::field("title_id", "field.no_such_record");
    if (in.orders.size() > kPartsLimit)
        return Problem::invalid(
            {{"orders", "field.too_many", {{"max", std::to_string(kPartsLimit)}}}});
    InvoiceTitle wanted = *title;
    wanted.kind = in.kind.value_or(title->kind);
    CHECK(check(wanted));
    const auto facts = facts_of(tx, ctx, in.orders);
    CHECK(check_request(*title, in.orders, facts));
    Invoice invoice = invoice_under(*title, wanted.kind);
    invoice.id = tx.new_id();
    invoice.customer_name = customer->name;
    invoice.owner_id = customer->owner_id;
    invoice.requester_id = ctx.user;
    invoice.note = in.note;
    for (const AskedPart& part : in.orders) {
        invoice.amount_minor += part.amount_minor;
        invoice.parts.push_back({tx.new_id(), invoice.id, part.order_id,
                                 Text<60>{facts.at(part.order_id).number}, part.amount_minor});
    }
    invoice.number = storage::take_number(tx, ctx, "IV");
    CHECK(storage::save_new(tx, ctx, invoice,
                            {"invoice.requested", invoice.customer_id, event_body(invoice)}));
    for (const InvoicePart& part : invoice.parts)
        storage::insert_row(tx, storage::table_of<InvoicePart>(), &part);
    return view_of(tx, ctx, invoice);
}

Result<InvoiceView> show_invoice(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto invoice, load(tx, ctx, in.id));
    return view_of(tx, ctx, invoice);
}

Result<InvoiceView> issue_invoice(Tx& tx, const Ctx& ctx, const Issue& in) {
    TRY(auto taken, step_of(tx, ctx, in, "issue"));
    CHECK(check_issue(taken.before, in, ctx.today));
    if (holder_of(tx, in.code, in.invoice_no)) return Problem::field("invoice_no", "field.taken");
    taken.after.code = in.code;
    taken.after.invoice_no = in.invoice_no;
    taken.after.issued_on = in.issued_on ? in.issued_on : ctx.today;
    return save(tx, ctx, taken, "invoice.issued");
}

Result<InvoiceView> deliver_invoice(Tx& tx, const Ctx& ctx, const Sending& in) {
    TRY(auto taken, step_of(tx, ctx, in, "deliver"));
    if (in.sent_by == SentBy::none) return Problem::field("sent_by", "field.required");
    if (in.sent_by == SentBy::post && in.tracking_no.empty())
        return Problem::field("tracking_no", "field.required");
    taken.after.sent_by = in.sent_by;
    taken.after.tracking_no = in.tracking_no;
    taken.after.delivered_at = ctx.now;
    return save(tx, ctx, taken, "invoice.delivered");
}

Result<InvoiceView> void_invoice(Tx& tx, const Ctx& ctx, const Ending& in) {
    TRY(auto taken, step_of(tx, ctx, in, "void"));
    taken.after.reason = in.reason;
    return save(tx, ctx, taken, "invoice.voided");
}

Result<InvoiceView> reverse_invoice(Tx& tx, const Ctx& ctx, const Ending& in) {
    TRY(auto taken, step_of(tx, ctx, in, "reverse"));
    if (in.red_no.empty()) return Problem::field("red_no", "field.required");
    taken.after.reason = in.reason;
    taken.after.red_no = in.red_no;
    return save(tx, ctx, taken, "invoice.reversed");
}

Result<Invoiced> show_invoiced(Tx& tx, const Ctx& ctx, const http::ById& in) {
    TRY(const auto order, orders::show_order(tx, ctx, in));
    if (!ctx.covers("invoices.read", order.owner_id)) return forbidden();
    Invoiced out;
    out.order_id = order.id;
    out.customer_id = order.customer_id;
    out.amount_minor = order.amount_minor;
    const Id ids[] = {order.id};
    for (const auto& [_, sum] : invoiced(tx, ids)) out.invoiced_minor = sum;
    out.left_minor = std::max(Money{}, order.amount_minor - out.invoiced_minor);
    for (const Id id : invoices_of_order(tx, order.id)) {
        const auto invoice = load(tx, ctx, id);
        if (invoice.ok()) out.invoices.push_back(view_of(tx, ctx, *invoice));
    }
    const bool agreed = order.commercial == orders::Commercial::confirmed ||
                        order.commercial == orders::Commercial::closed;
    out.may_request = agreed && order.source.empty() && out.left_minor.v > 0 &&
                      ctx.covers("invoices.request", order.owner_id);
    return out;
}

}  // namespace zhuli::invoices
