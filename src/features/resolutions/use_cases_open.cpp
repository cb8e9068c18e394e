#include "features/resolutions/use_cases_open.hpp"

#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_links.hpp"
#include "features/resolutions/use_cases_answers.hpp"

namespace zhuli::resolutions {

namespace {

enum class Use : bool { look, change };

Result<Held> open(Tx& tx, const Ctx& ctx, std::string_view token, Use use) {
    const auto id = linked(tx, identity::hash_of_link(token));
    if (!id) return Problem::not_found("resolution");
    TRY(auto held, load(tx, house_of(ctx), *id));
    if (use == Use::change) held.letter = *hold(tx, *id);
    return held;
}

OpenLetter page_of(Tx& tx, const Ctx& ctx, const Held& held) {
    OpenLetter page;
    page.org_name = ctx.org.name;
    page.currency = ctx.org.currency;
    page.standing = standing(held.letter, ctx.now);
    page.author_name = identity::remembered_name(tx, ctx.now, held.letter.sent_by);
    if (!shows_letter(page.standing)) return page;
    const ResolutionView view = view_of(tx, house_of(ctx), held);
    page.number = view.number.v;
    page.ticket_number = view.ticket_number;
    page.ticket_title = view.ticket_title;
    page.letter = held.letter;
    page.sent_at = view.sent_at;
    page.valid_until_at = view.valid_until_at;
    page.answered_at = view.answered_at;
    page.answered_by = view.answered_by.v;
    page.answer_words = view.answer_words.v;
    page.order_number =
        view.given_order_number.empty() ? view.order_number : view.given_order_number;
    page.voucher_number = view.voucher_number;
    page.voucher_until = view.voucher_until;
    return page;
}

bool is_the_same(const Resolution& answered, const LetterAnswer& in) {
    return answered.state == (in.accepted ? ResolutionState::accepted : ResolutionState::declined);
}

}  // namespace

Result<OpenLetter> show_open_letter(Tx& tx, const Ctx& ctx, const LetterQuestion& in) {
    TRY(const auto held, open(tx, ctx, in.token, Use::look));
    return page_of(tx, ctx, held);
}

Result<OpenLetter> note_letter_opening(Tx& tx, const Ctx& ctx, const LetterQuestion& in) {
    TRY(auto held, open(tx, ctx, in.token, Use::change));
    const Resolution before = held.letter;
    if (before.first_opened_at.v == 0 && standing(before, ctx.now) == "sent") {
        held.letter.first_opened_at = ctx.now;
        CHECK(save_letter(tx, ctx, before, held.letter, "resolution.opened"));
    }
    return page_of(tx, ctx, held);
}

Result<OpenLetter> answer_letter(Tx& tx, const Ctx& ctx, const LetterAnswer& in) {
    TRY(auto held, open(tx, ctx, in.token, Use::change));
    if (held.letter.answered_at.v != 0 && is_the_same(held.letter, in))
        return page_of(tx, ctx, held);
    CHECK(check_waiting(standing(held.letter, ctx.now)));
    CHECK(take_answer(tx, ctx, held, {in.accepted, in.answered_by.v, in.words.v, true}));
    return page_of(tx, ctx, held);
}

}  // namespace zhuli::resolutions
