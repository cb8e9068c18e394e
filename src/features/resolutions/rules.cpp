#include "features/resolutions/rules.hpp"

#include <algorithm>
#include <set>

#include "core/json_out.hpp"

namespace zhuli::resolutions {

namespace {

using enum Role;
using enum ResolutionState;

constexpr Permission kPermissions[] = {
    {"resolutions.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {finance, Scope::org},
      {service, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"resolutions.edit",
     {{assistant, Scope::own}, {manager, Scope::tree}, {service, Scope::own}, {admin, Scope::org}}},
    {"resolutions.redeem",
     {{assistant, Scope::own}, {manager, Scope::tree}, {finance, Scope::org}, {admin, Scope::org}}},
    {"resolutions.costs",
     {{manager, Scope::org},
      {finance, Scope::org},
      {service, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
};

constexpr std::string_view kEdit = "resolutions.edit";

constexpr Transition<ResolutionState, Resolution> kWorkflow[] = {
    {draft, "send", sent, kEdit},          {draft, "edit", draft, kEdit},
    {draft, "drop", dropped, kEdit},       {approved, "send", sent, kEdit},
    {approved, "edit", draft, kEdit},      {approved, "drop", dropped, kEdit},
    {sent, "accept", accepted, kEdit},     {sent, "decline", declined, kEdit},
    {sent, "link", sent, kEdit},           {sent, "take_back", draft, kEdit},
    {declined, "take_back", draft, kEdit}, {declined, "accept", accepted, kEdit},
    {declined, "drop", dropped, kEdit},
};

void need(bool there, const char* field, Problems& problems) {
    if (!there) problems.push_back({field, "field.required", {}});
}

void check_range(const std::string& field, std::int64_t value, std::int64_t least,
                 std::int64_t most, Problems& problems) {
    if (value < least || value > most)
        problems.push_back({field,
                            "resolutions.range",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

void check_money(const ResolutionDraft& draft, Problems& problems) {
    if (draft.amount_minor.v <= 0 || draft.amount_minor.v > Money::kMax)
        problems.push_back({"amount_minor", "resolutions.no_amount", {}});
}

void check_lines(const ResolutionDraft& draft, Problems& problems) {
    need(!draft.lines.empty(), "lines", problems);
    if (draft.lines.size() > kReplacementsLimit)
        problems.push_back(
            {"lines", "field.too_many", {{"max", std::to_string(kReplacementsLimit)}}});
    std::set<Id> seen;
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        const std::string path = "lines." + std::to_string(i) + ".";
        check_range(path + "quantity", draft.lines[i].quantity.v, 1, kQuantityLimit, problems);
        if (!seen.insert(draft.lines[i].product_id).second)
            problems.push_back({path + "product_id", "resolutions.product_twice", {}});
    }
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<ResolutionState, Resolution> workflow() { return kWorkflow; }

bool is_open(ResolutionState state) { return state != accepted && state != dropped; }

std::string_view standing(const Resolution& letter, Instant now) {
    if (letter.state == sent && letter.blocked_at.v != 0) return "blocked";
    if (letter.state == sent && letter.valid_until_at < now) return "expired";
    return enum_name(letter.state);
}

bool shows_letter(std::string_view standing) {
    return standing == "sent" || standing == "blocked" || standing == "accepted" ||
           standing == "declined";
}

Result<> check_waiting(std::string_view standing) {
    if (standing == "sent" || standing == "blocked") return Done{};
    if (standing == "expired") return Problem::of(Status::conflict, "resolutions.expired");
    const bool answered = standing == "accepted" || standing == "declined";
    return Problem::of(Status::conflict,
                       answered ? "resolutions.is_answered" : "resolutions.is_taken_back");
}

Result<> check(const ResolutionDraft& draft) {
    Problems problems;
    switch (draft.compensation) {
        case Compensation::none:
            break;
        case Compensation::refund:
            need(bool(draft.order_id), "order_id", problems);
            check_money(draft, problems);
            break;
        case Compensation::replacement:
            check_lines(draft, problems);
            break;
        case Compensation::voucher:
            check_money(draft, problems);
            check_range("voucher_days", draft.voucher_days, 0, kMostVoucherDays, problems);
            break;
    }
    return refused_if_any(std::move(problems));
}

void leave_out_the_rest(ResolutionDraft& draft) {
    if (draft.compensation != Compensation::refund) draft.order_id = {};
    if (draft.compensation != Compensation::replacement) draft.lines.clear();
    if (draft.compensation == Compensation::none) draft.amount_minor = {};
    if (draft.compensation != Compensation::voucher)
        draft.voucher_days = 0;
    else if (draft.voucher_days == 0)
        draft.voucher_days = kUsualVoucherDays;
}

std::optional<Money> worth_of(std::span<const Replacement> lines) {
    Money worth;
    for (const Replacement& line : lines) {
        const auto amount = line_amount(line.quantity, line.list_price_e4);
        if (!amount) return std::nullopt;
        worth += *amount;
    }
    if (worth.v > Money::kMax) return std::nullopt;
    return worth;
}

Result<> check_complete(const ResolutionDraft& draft) {
    Problems problems;
    need(!draft.what_happened.empty(), "what_happened", problems);
    need(!draft.what_was_done.empty(), "what_was_done", problems);
    need(!draft.prevention.empty(), "prevention", problems);
    return refused_if_any(std::move(problems));
}

Result<> check(const Sending& sending) {
    Problems problems;
    check_range("valid_days", sending.valid_days, 1, kMostLinkDays, problems);
    return refused_if_any(std::move(problems));
}

Result<> check_words(bool accepted, std::string_view words) {
    if (accepted || !words.empty()) return Done{};
    return Problem::field("words", "resolutions.say_what");
}

std::string_view standing(const Voucher& voucher, Date today) {
    if (voucher.state == VoucherState::open && voucher.valid_until < today) return "expired";
    return enum_name(voucher.state);
}

std::string record_words(const Resolution& letter) {
    return letter.number.v + "\n" + letter.what_was_done.v + "\n" + letter.prevention.v;
}

std::string answer_note(const Resolution& letter) {
    std::string note = letter.number.v;
    note += letter.state == accepted ? " ✓ " : " ✗ ";
    note += letter.answered_by.v;
    if (!letter.answer_words.empty()) note += "：" + letter.answer_words.v;
    return note;
}

std::string blocked_note(const Resolution& letter, std::string_view words) {
    std::string note = letter.number.v + " ⚠ " + letter.blocked_by.v;
    if (!words.empty()) note += "：" + std::string(words);
    return note;
}

Result<> check_period(const CostQuestion& question) {
    const int days = question.to.days - question.from.days;
    if (days >= 0 && days <= kMostCostDays) return Done{};
    return Problem::field("to", "resolutions.bad_period");
}

std::string event_body(const Resolution& letter, std::string_view words, std::string_view reason) {
    JsonOut out;
    out.begin_object().key("number").string(letter.number.v);
    if (letter.amount_minor.v != 0) out.key("amount_minor").integer(letter.amount_minor.v);
    if (!words.empty()) out.key("words").string(words);
    if (!reason.empty()) out.key("reason").string(reason);
    return out.end_object().take();
}

std::string event_body(const Voucher& voucher, std::string_view words) {
    JsonOut out;
    out.begin_object().key("number").string(voucher.number.v);
    out.key("amount_minor").integer(voucher.amount_minor.v);
    if (!words.empty()) out.key("words").string(words);
    return out.end_object().take();
}

}  // namespace zhuli::resolutions
