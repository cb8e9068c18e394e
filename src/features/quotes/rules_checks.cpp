// What quotes refuse: a draft little, a sent one everything that is missing.
#include <algorithm>

#include "features/quotes/rules.hpp"

namespace zhuli::quotes {

namespace {

std::string at_line(std::size_t line, std::string_view field) {
    return "lines." + std::to_string(line) + "." + std::string(field);
}

void check_line(const NewLine& line, std::size_t at, Problems& problems) {
    if (!line.product_id) problems.push_back({at_line(at, "product_id"), "field.required", {}});
    if (line.quantity.v < 1 || line.quantity.v > kQuantityLimit)
        problems.push_back({at_line(at, "quantity"),
                            "quotes.bad_quantity",
                            {{"max", std::to_string(kQuantityLimit)}}});
    if (line.unit_price_e4 && line.unit_price_e4->v < 0)
        problems.push_back({at_line(at, "unit_price_e4"), "quotes.negative_price", {}});
}

void check_day(Date day, Date before, Date today, Problems& problems) {
    if (!day || day == before) return;
    if (day < today)
        problems.push_back({"valid_until", "quotes.day_in_the_past", {}});
    else if (day > today.plus_days(kFurthestDays))
        problems.push_back({"valid_until", "quotes.day_too_far", {}});
}

/// Nobody goes down for nothing: what was told before is lowered for something.
bool gives_for_nothing(const QuoteLine& line) {
    const auto told = told_price(line);
    return told && line.unit_price_e4 < *told && line.in_return.empty();
}

}  // namespace

Problems problems_of(const QuoteDraft& draft, Date before, Date today) {
    Problems problems;
    check_day(draft.valid_until, before, today, problems);
    if (draft.lines.size() > kLinesLimit) {
        problems.push_back({"lines", "field.too_many", {{"max", std::to_string(kLinesLimit)}}});
        return problems;
    }
    for (std::size_t i = 0; i < draft.lines.size(); ++i) check_line(draft.lines[i], i, problems);
    return problems;
}

Result<> check_complete(const Quote& quote, std::span<const Id> gone, Date today) {
    Problems problems;
    if (!quote.valid_until)
        problems.push_back({"valid_until", "field.required", {}});
    else if (quote.valid_until < today)
        problems.push_back({"valid_until", "quotes.day_in_the_past", {}});
    if (quote.lines.empty()) problems.push_back({"lines", "quotes.no_lines", {}});
    for (std::size_t i = 0; i < quote.lines.size(); ++i) {
        const QuoteLine& line = quote.lines[i];
        if (std::find(gone.begin(), gone.end(), line.product_id) != gone.end())
            problems.push_back({at_line(i, "product_id"), "quotes.off_shelf", {}});
        if (gives_for_nothing(line))
            problems.push_back({at_line(i, "in_return"), "quotes.say_what_for", {}});
    }
    return refused_if_any(std::move(problems));
}

Result<> check(const Sending& sending) {
    if (sending.how != Channel::note) return Done{};
    return Problem::field("how", "quotes.note_is_no_channel");
}

Result<> check(const Decline& decline) {
    if (decline.reason != LostReason::none) return Done{};
    return Problem::field("reason", "field.required");
}

Result<> check_take_back(const Ctx& ctx, const QuoteHead& quote) {
    const bool late = ctx.now.v - quote.sent_at.v > kTakeBackMs;
    if (quote.sent_by != ctx.user || late)
        return Problem::of(Status::conflict, "quotes.not_yours_or_too_late");
    return Done{};
}

Result<> check(const OpenAnswer& answer, const QuoteHead& quote, Date today) {
    const QuoteState now = standing(quote, today);
    if (now != QuoteState::sent)
        return Problem::of(Status::conflict, "quotes.page_" + std::string(enum_name(now)));
    if (answer.revision_no != quote.revision_no)
        return Problem::of(Status::conflict, "quotes.page_superseded");
    if (answer.reply != Reply::accept && answer.words.empty())
        return Problem::field("words", "field.required");
    return Done{};
}

}  // namespace zhuli::quotes
