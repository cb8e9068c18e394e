#include "features/quotes/use_cases_open.hpp"

#include "features/customers/use_cases_names.hpp"
#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/notices/use_cases.hpp"
#include "features/quotes/use_cases_record.hpp"

namespace zhuli::quotes {

namespace {

using enum QuoteState;

Ctx system_in(const Ctx& ctx) {
    Ctx system = ctx;
    system.rights = nullptr;
    return system;
}

std::string customer_of(Tx& tx, const Quote& quote) {
    const Id customer[] = {quote.customer_id};
    return customers::names_of(tx, customer)[quote.customer_id];
}

/// What its link still opens: what is out, and what became of it.
bool is_shown(QuoteState state) { return state == sent || state == accepted || state == declined; }

OpenLine open_line(const QuoteLine& line) {
    return {line.product_code,  line.product_name, line.unit,  line.quantity,
            line.unit_price_e4, line.amount_minor, line.remark};
}

OpenQuote page_of(Tx& tx, const Ctx& ctx, const Quote& quote) {
    OpenQuote page;
    page.org_name = ctx.org.name;
    page.currency = ctx.org.currency;
    page.seller_name = identity::remembered_name(tx, ctx.now, quote.owner_id);
    page.state = standing(quote, ctx.today);
    if (!is_shown(page.state)) return page;
    page.number = quote.number;
    page.revision_no = quote.revision_no;
    page.title = quote.title;
    page.customer_name = customer_of(tx, quote);
    page.contact_name = quote.contact_name;
    page.valid_until = quote.valid_until;
    page.pay_term = quote.pay_term;
    page.pay_value = quote.pay_value;
    page.delivery = quote.delivery;
    page.policy = quote.policy;
    page.opening = quote.opening;
    for (const QuoteLine& line : quote.lines) page.lines.push_back(open_line(line));
    page.amount_minor = quote.amount_minor;
    page.answered_at = quote.answered_at;
    page.answered_by = quote.answered_by;
    page.question = quote.question;
    page.asked_at = quote.asked_at;
    return page;
}

Result<Quote> look(Tx& tx, std::string_view token) {
    const auto id = linked(tx, identity::hash_of_link(token));
    auto found = id ? storage::find<Quote>(tx, *id) : std::nullopt;
    if (!found) return Problem::not_found("quote");
    return std::move(*found);
}

Result<Quote> hold(Tx& tx, const Ctx& ctx, std::string_view token) {
    TRY(const auto found, look(tx, token));
    return load_for_change(tx, system_in(ctx), {found.id, 0});
}

void tell_seller(Tx& tx, const Ctx& ctx, const Quote& quote, std::string_view kind,
                 std::string_view by) {
    notices::give(tx, ctx,
                  {.user_id = quote.owner_id,
                   .kind = kind,
                   .entity = "quote",
                   .entity_id = quote.id,
                   .customer_id = quote.customer_id,
                   .due_at = ctx.now,
                   .words = {{"number", quote.number.v},
                             {"customer", customer_of(tx, quote)},
                             {"by", std::string(by)}},
                   .urgent = true});
}

Result<> take_yes(Tx& tx, const Ctx& ctx, const Quote& quote, const OpenAnswer& in) {
    Acceptance yes;
    yes.id = quote.id;
    yes.answered_by = in.answered_by;
    yes.words = in.words;
    CHECK(accept_quote(tx, system_in(ctx), yes));
    tell_seller(tx, ctx, quote, "quote.accepted", in.answered_by.v);
    return Done{};
}

Result<> take_no(Tx& tx, const Ctx& ctx, const Quote& quote, const OpenAnswer& in) {
    Decline no;
    no.id = quote.id;
    no.reason = LostReason::other;  // in the customer's words; who sells may say it better
    no.answered_by = in.answered_by;
    no.words = in.words;
    CHECK(decline_quote(tx, system_in(ctx), no));
    tell_seller(tx, ctx, quote, "quote.declined", in.answered_by.v);
    return Done{};
}

Result<> take_question(Tx& tx, const Ctx& ctx, const Quote& quote, const OpenAnswer& in) {
    if (quote.question == in.words) return Done{};
    Quote after = quote;
    after.question = in.words;
    after.asked_at = ctx.now;
    CHECK(save_quote(tx, ctx, quote, after, "quote.asked"));
    tell_seller(tx, ctx, quote, "quote.asked", in.answered_by.v);
    return Done{};
}

bool is_the_same(const Quote& quote, const OpenAnswer& in) {
    return (quote.state == accepted && in.reply == Reply::accept) ||
           (quote.state == declined && in.reply == Reply::decline);
}

}  // namespace

Result<OpenQuote> show_open_quote(Tx& tx, const Ctx& ctx, const LinkQuestion& in) {
    TRY(const auto quote, look(tx, in.token));
    return page_of(tx, ctx, quote);
}

Result<OpenQuote> note_quote_opening(Tx& tx, const Ctx& ctx, const LinkQuestion& in) {
    TRY(const auto before, hold(tx, ctx, in.token));
    if (before.first_opened_at.v != 0 || standing(before, ctx.today) != sent)
        return page_of(tx, ctx, before);
    Quote after = before;
    after.first_opened_at = ctx.now;
    CHECK(save_quote(tx, ctx, before, after, "quote.opened"));
    return page_of(tx, ctx, after);
}

Result<OpenQuote> answer_quote(Tx& tx, const Ctx& ctx, const OpenAnswer& in) {
    TRY(const auto quote, hold(tx, ctx, in.token));
    if (is_the_same(quote, in)) return page_of(tx, ctx, quote);
    CHECK(check(in, quote, ctx.today));
    switch (in.reply) {
        case Reply::accept:
            CHECK(take_yes(tx, ctx, quote, in));
            break;
        case Reply::decline:
            CHECK(take_no(tx, ctx, quote, in));
            break;
        case Reply::ask:
            CHECK(take_question(tx, ctx, quote, in));
            break;
    }
    const auto now = storage::find<Quote>(tx, quote.id);
    return page_of(tx, ctx, *now);
}

}  // namespace zhuli::quotes
