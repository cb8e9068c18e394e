#include "features/quotes/rules.hpp"

#include <algorithm>

namespace zhuli::quotes {

namespace {

using enum Role;
using enum QuoteState;

constexpr Permission kPermissions[] = {
    {"quotes.read",
     {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}, {auditor, Scope::org}}},
    {"quotes.edit", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
};

constexpr std::string_view kEdit = "quotes.edit";

bool has_no_order(const QuoteHead& quote) { return !quote.order_id; }

constexpr Transition<QuoteState, QuoteHead> kWorkflow[] = {
    {draft, "edit", draft, kEdit},
    {draft, "send", sent, kEdit},
    {draft, "drop", dropped, kEdit},
    {approval, "rework", draft, kEdit},
    {ready, "send", sent, kEdit},
    {ready, "rework", draft, kEdit},
    {sent, "accept", accepted, kEdit},
    {sent, "decline", declined, kEdit},
    {sent, "revise", sent, kEdit},
    {sent, "link", sent, kEdit},
    {sent, "take_back", draft, kEdit},
    {sent, "withdraw", withdrawn, kEdit},
    {accepted, "order", accepted, kEdit, &has_no_order},
    {accepted, "reopen", sent, kEdit, &has_no_order},
    {declined, "revise", declined, kEdit},
    {declined, "reopen", sent, kEdit},
    {expired, "revise", expired, kEdit},
    {withdrawn, "revise", withdrawn, kEdit},
};

bool tells_sending(const Quote& quote) { return quote.state == sent; }

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<QuoteState, QuoteHead> workflow() { return kWorkflow; }

QuoteState standing(const QuoteHead& quote, Date today) {
    const bool over = quote.state == sent && quote.valid_until < today;
    return over ? expired : quote.state;
}

std::vector<std::string> actions_for(const Ctx& ctx, const QuoteHead& quote) {
    if (!ctx.covers(kEdit, quote.owner_id)) return {};
    return actions_of(workflow(), ctx, quote, standing(quote, ctx.today));
}

void enter(QuoteHead& quote, QuoteState state) {
    quote.state = state;
    quote.open = state == draft || state == approval || state == ready || state == sent;
}

QuoteDraft draft_of(const Quote& quote) {
    QuoteDraft draft{
        quote.title,    quote.valid_until, quote.contact_name, quote.pay_term, quote.pay_value,
        quote.delivery, quote.policy,      quote.opening,      quote.note,     {}};
    for (const QuoteLine& line : quote.lines)
        draft.lines.push_back(
            {line.product_id, line.quantity, line.unit_price_e4, line.remark, line.in_return});
    return draft;
}

std::vector<NewLine> lines_of(const proposals::Proposal& proposal) {
    std::vector<NewLine> lines;
    for (const auto& line : proposal.lines) {
        if (!line.product_id) continue;
        NewLine& in = lines.emplace_back();
        in.product_id = line.product_id;
        in.quantity = line.quantity;
        in.unit_price_e4 = line.unit_price_e4;
    }
    return lines;
}

Quote revision_of(const Quote& before, int revision_no, Id author, Date today) {
    Quote next;
    next.number = before.number;
    next.revision_no = revision_no;
    next.root_id = before.root_id;
    next.customer_id = before.customer_id;
    next.opportunity_id = before.opportunity_id;
    next.inquiry_id = before.inquiry_id;
    next.proposal_id = before.proposal_id;
    next.title = before.title;
    next.owner_id = before.owner_id;
    next.author_id = author;
    next.valid_until = std::max(before.valid_until, today.plus_days(kUsualDays));
    next.amount_minor = before.amount_minor;
    next.base_minor = before.base_minor;
    next.approval_id = before.approval_id;
    next.contact_name = before.contact_name;
    next.pay_term = before.pay_term;
    next.pay_value = before.pay_value;
    next.delivery = before.delivery;
    next.policy = before.policy;
    next.opening = before.opening;
    next.note = before.note;
    next.lines = before.lines;
    for (QuoteLine& line : next.lines) line.in_return = {};
    return next;
}

orders::NewOrder order_of(const Quote& quote) {
    orders::NewOrder order;
    order.customer_id = quote.customer_id;
    order.owner_id = quote.owner_id;
    order.contact_name = quote.contact_name;
    order.policy = quote.policy;
    order.pay_term = quote.pay_term;
    order.pay_value = quote.pay_value;
    order.note = quote.number.v + " " + quote.title.v;
    for (const QuoteLine& line : quote.lines)
        order.lines.push_back({line.product_id, line.quantity, line.unit_price_e4});
    return order;
}

approvals::Facts facts_of(const Quote& quote) {
    approvals::Facts facts;
    facts.document = approvals::Document::quote;
    facts.amount_minor = quote.amount_minor;
    for (const QuoteLine& line : quote.lines)
        facts.lines.push_back({line.product_id, line.product_code.v + " " + line.product_name.v,
                               line.quantity, line.unit_price_e4, line.list_price_e4,
                               line.floor_price_e4, line.amount_minor});
    return facts;
}

std::string event_body(const Quote& quote, std::string_view order_number) {
    JsonOut out;
    out.begin_object().key("number").string(quote.number.v);
    out.key("words").string(quote.title.v);
    out.key("amount_minor").integer(quote.amount_minor.v);
    out.key("owner_id");
    Value<Id>::write(out, quote.owner_id);
    out.key("revision_no").integer(quote.revision_no);
    if (tells_sending(quote)) {
        out.key("due_on").string(quote.valid_until.to_string());
        out.key("channel").string(enum_name(quote.sent_how));
    }
    if (!quote.answer_words.empty())
        out.key("reason").string(quote.answer_words.v);
    else if (!quote.question.empty())
        out.key("reason").string(quote.question.v);
    if (!order_number.empty()) out.key("order_number").string(order_number);
    out.end_object();
    return out.take();
}

}  // namespace zhuli::quotes
