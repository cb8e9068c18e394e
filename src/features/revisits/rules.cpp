#include "features/revisits/rules.hpp"

#include "core/json_out.hpp"

namespace zhuli::revisits {

namespace {

using enum RevisitState;

constexpr std::string_view kEdit = "tickets.edit";

constexpr Transition<RevisitState, Revisit> kWorkflow[] = {
    {waiting, "link", waiting, kEdit},
    {waiting, "revoke", revoked, kEdit},
};

void check_range(const char* field, int value, int least, int most, Problems& problems) {
    if (value < least || value > most)
        problems.push_back({field,
                            "tickets.range",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

}  // namespace

Workflow<RevisitState, Revisit> workflow() { return kWorkflow; }

std::string_view standing(const Revisit& revisit, tickets::Stage stage, Instant now) {
    if (revisit.state != waiting) return enum_name(revisit.state);
    if (stage != tickets::Stage::revisiting) return "over";
    return revisit.valid_until_at < now ? "expired" : "waiting";
}

Result<> check_waiting(std::string_view standing) {
    if (standing == "waiting") return Done{};
    return Problem::of(Status::conflict, "revisits." + std::string(standing));
}

Result<> check(const Asking& asking) {
    Problems problems;
    check_range("valid_days", asking.valid_days, 1, kMostDays, problems);
    return refused_if_any(std::move(problems));
}

Result<> check(const Verdict& verdict) {
    Problems problems;
    check_range("satisfaction", verdict.satisfaction, 1, 5, problems);
    if (verdict.satisfaction >= 1 && verdict.satisfaction <= kUnhappy && verdict.words.empty())
        problems.push_back({"words", "revisits.say_what", {}});
    return refused_if_any(std::move(problems));
}

bool is_unhappy(const Revisit& revisit) {
    return revisit.state == answered && revisit.satisfaction <= kUnhappy;
}

std::string record_words(const Revisit& revisit) {
    std::string words = revisit.answered_by.v + " " + std::to_string(revisit.satisfaction) + "/5";
    if (!revisit.words.empty()) words += "：" + revisit.words.v;
    return words;
}

std::string event_body(std::string_view ticket_number, std::string_view words) {
    JsonOut out;
    out.begin_object().key("number").string(ticket_number);
    if (!words.empty()) out.key("words").string(words);
    return out.end_object().take();
}

}  // namespace zhuli::revisits
