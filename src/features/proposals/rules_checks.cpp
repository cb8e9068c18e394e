// What proposals refuse: a draft little, a sent one everything that is missing.
#include <algorithm>

#include "features/proposals/rules.hpp"

namespace zhuli::proposals {

namespace {

std::string at_line(std::size_t line, std::string_view field) {
    return "lines." + std::to_string(line) + "." + std::string(field);
}

bool is_link(std::string_view text) {
    return text.starts_with("https://") || text.starts_with("http://");
}

void check_goods(const NewLine& line, std::size_t at, Problems& problems) {
    if (!line.product_id) {
        if (line.quantity.v != 0)
            problems.push_back({at_line(at, "quantity"), "proposals.without_product", {}});
        if (line.unit_price_e4 && line.unit_price_e4->v != 0)
            problems.push_back({at_line(at, "unit_price_e4"), "proposals.without_product", {}});
        return;
    }
    if (line.quantity.v < 1 || line.quantity.v > kQuantityLimit)
        problems.push_back({at_line(at, "quantity"),
                            "proposals.bad_quantity",
                            {{"max", std::to_string(kQuantityLimit)}}});
    if (line.unit_price_e4 && line.unit_price_e4->v < 0)
        problems.push_back({at_line(at, "unit_price_e4"), "proposals.negative_price", {}});
}

void check_evidence(const NewLine& line, std::size_t at, Problems& problems) {
    if (line.evidence.size() > kEvidenceLimit)
        problems.push_back(
            {at_line(at, "evidence"), "field.too_many", {{"max", std::to_string(kEvidenceLimit)}}});
    for (std::size_t i = 0; i < line.evidence.size(); ++i) {
        const Evidence& one = line.evidence[i];
        const std::string path = at_line(at, "evidence." + std::to_string(i));
        if (one.words.empty() && !one.attachment_id && one.link.empty())
            problems.push_back({path + ".words", "proposals.empty_evidence", {}});
        if (!one.link.empty() && !is_link(one.link))
            problems.push_back({path + ".link", "proposals.no_link", {}});
    }
}

void check_demonstration(const Demonstration& shown, std::size_t at, Date today,
                         Problems& problems) {
    const std::string path = at_line(at, "demonstration.shown_on");
    if (shown.shown_on > today) problems.push_back({path, "proposals.shown_in_the_future", {}});
    if (!shown.shown_on && (!shown.shown_by.empty() || !shown.result.empty()))
        problems.push_back({path, "field.required", {}});
}

void check_day(Date day, Date before, Date today, Problems& problems) {
    if (!day || day == before) return;
    if (day < today)
        problems.push_back({"valid_until", "proposals.day_in_the_past", {}});
    else if (day > today.plus_days(kFurthestDays))
        problems.push_back({"valid_until", "proposals.day_too_far", {}});
}

void check_line(const ProposalLine& line, std::size_t at, std::span<const Id> gone,
                Problems& problems) {
    if (line.need.empty())
        problems.push_back({at_line(at, "need"), "proposals.need_unanswered", {}});
    if (!line.product_id && line.offer.empty())
        problems.push_back({at_line(at, "offer"), "proposals.nothing_offered", {}});
    if (line.product_id && std::find(gone.begin(), gone.end(), line.product_id) != gone.end())
        problems.push_back({at_line(at, "product_id"), "proposals.off_shelf", {}});
    if (line.fit.empty()) problems.push_back({at_line(at, "fit"), "proposals.why_it_fits", {}});
}

}  // namespace

Problems problems_of(const ProposalDraft& draft, Date before, Date today) {
    Problems problems;
    if (draft.title.empty()) problems.push_back({"title", "field.required", {}});
    check_day(draft.valid_until, before, today, problems);
    if (draft.lines.size() > kLinesLimit) {
        problems.push_back({"lines", "field.too_many", {{"max", std::to_string(kLinesLimit)}}});
        return problems;
    }
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        check_goods(draft.lines[i], i, problems);
        check_evidence(draft.lines[i], i, problems);
        check_demonstration(draft.lines[i].demonstration, i, today, problems);
    }
    return problems;
}

Result<> check_complete(const Proposal& proposal, std::span<const Id> gone, Date today) {
    Problems problems;
    if (!proposal.valid_until)
        problems.push_back({"valid_until", "field.required", {}});
    else if (proposal.valid_until < today)
        problems.push_back({"valid_until", "proposals.day_in_the_past", {}});
    if (proposal.lines.empty()) problems.push_back({"lines", "proposals.no_lines", {}});
    for (std::size_t i = 0; i < proposal.lines.size(); ++i)
        check_line(proposal.lines[i], i, gone, problems);
    return refused_if_any(std::move(problems));
}

Result<> check(const Sending& sending) {
    if (sending.how != Channel::note) return Done{};
    return Problem::field("how", "proposals.note_is_no_channel");
}

Result<> check(const Decline& decline) {
    if (decline.reason != LostReason::none) return Done{};
    return Problem::field("reason", "field.required");
}

Result<> check_take_back(const Ctx& ctx, const ProposalHead& proposal) {
    const bool late = ctx.now.v - proposal.sent_at.v > kTakeBackMs;
    if (proposal.sent_by != ctx.user || late)
        return Problem::of(Status::conflict, "proposals.not_yours_or_too_late");
    return Done{};
}

}  // namespace zhuli::proposals
