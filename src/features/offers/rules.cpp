#include "features/offers/rules.hpp"

#include <algorithm>

#include "core/json_out.hpp"

namespace zhuli::offers {

namespace {

using enum Role;

constexpr Permission kPermissions[] = {
    {"segments.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {marketing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"segments.edit",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {marketing, Scope::org},
      {admin, Scope::org}}},
    {"offers.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {marketing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"offers.edit",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {marketing, Scope::org},
      {admin, Scope::org}}},
    // Whoever does not see how customers are reached does not write to them.
    {"offers.send", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
};

constexpr Transition<OfferState, Offer> kWorkflow[] = {
    {OfferState::draft, "edit", OfferState::draft, "offers.edit"},
    {OfferState::draft, "assign", OfferState::draft, "offers.edit"},
    {OfferState::draft, "send", OfferState::sending, "offers.send"},
    {OfferState::sending, "stop", OfferState::stopped, "offers.send"},
    {OfferState::sent, "stop", OfferState::stopped, "offers.send"},
};

void check_days(std::vector<FieldProblem>& problems, std::string_view field, int days) {
    if (days < 0 || days > kLongestDays)
        problems.push_back({"filter." + std::string(field),
                            "field.out_of_range",
                            {{"min", "0"}, {"max", std::to_string(kLongestDays)}}});
}

Result<> refused(std::vector<FieldProblem> problems) {
    if (problems.empty()) return Done{};
    return Problem::invalid(std::move(problems));
}

constexpr std::string_view kSchemes[] = {"https://", "http://"};

bool is_host(std::string_view host) {
    return !host.empty() && std::all_of(host.begin(), host.end(), [](unsigned char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
    });
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<OfferState, Offer> workflow() { return kWorkflow; }

Result<> check(const SegmentFilter& filter) {
    std::vector<FieldProblem> problems;
    const auto check_size = [&](std::string_view field, std::size_t size) {
        if (size > kChoicesLimit)
            problems.push_back({"filter." + std::string(field),
                                "field.too_many",
                                {{"max", std::to_string(kChoicesLimit)}}});
    };
    check_size("regions", filter.regions.size());
    check_size("industries", filter.industries.size());
    check_size("sources", filter.sources.size());
    check_size("tags", filter.tags.size());
    check_size("tiers", filter.tiers.size());
    check_size("statuses", filter.statuses.size());
    check_days(problems, "ordered_within_days", filter.ordered_within_days);
    check_days(problems, "not_ordered_for_days", filter.not_ordered_for_days);
    check_days(problems, "contacted_within_days", filter.contacted_within_days);
    check_days(problems, "not_contacted_for_days", filter.not_contacted_for_days);
    return refused(std::move(problems));
}

Result<> check(const Segment& segment) { return check(segment.filter); }

Result<> check(const Offer& offer, Date today) {
    std::vector<FieldProblem> problems;
    if (offer.valid_until < today) problems.push_back({"valid_until", "offers.already_over", {}});
    if (offer.order_days < 1 || offer.order_days > kLongestOrderDays)
        problems.push_back({"order_days",
                            "field.out_of_range",
                            {{"min", "1"}, {"max", std::to_string(kLongestOrderDays)}}});
    return refused(std::move(problems));
}

Result<> check(const Sending& sending) {
    std::string_view root = sending.link_root.v;
    const bool is_address = std::ranges::any_of(kSchemes, [&](std::string_view scheme) {
        return root.starts_with(scheme) && is_host(root.substr(scheme.size()));
    });
    if (!is_address) return Problem::field("link_root", "offers.no_address");
    return Done{};
}

bool is_open(const Offer& offer, Date today) {
    return (offer.state == OfferState::sending || offer.state == OfferState::sent) &&
           today <= offer.valid_until;
}

LeftOut left_out(OfferChannel channel, const Match& match) {
    if (match.consent == "withdrawn") return LeftOut::withdrawn;
    if (match.consent != "given") return LeftOut::no_consent;
    if (channel == OfferChannel::mail && !match.has_email) return LeftOut::no_email;
    return LeftOut::none;
}

LeftOut end_of_waiting(const Offer& offer, Date today, std::int64_t away_ms) {
    if (!is_open(offer, today)) return LeftOut::over;
    return away_ms >= kGiveUpMs ? LeftOut::no_server : LeftOut::none;
}

Result<> check_consent(std::string_view state, ConsentKind next) {
    if (state == "withdrawn" && next == ConsentKind::given)
        return Problem::of(Status::conflict, "offers.consent_withdrawn");
    return Done{};
}

std::int64_t pause_ms(std::int64_t tries) {
    const auto doubled = std::min<std::int64_t>(std::max<std::int64_t>(tries, 1) - 1, 10);
    return std::min(kLongestPauseMs, kMinuteMs << doubled);
}

bool wants_contact(OfferAnswer answer) {
    return answer == OfferAnswer::interested || answer == OfferAnswer::call_me;
}

std::string event_body(const Offer& offer, std::string_view words) {
    JsonOut out;
    std::string told = offer.title.v;
    if (!words.empty()) told += " · " + std::string(words);
    out.begin_object().key("words").string(told).end_object();
    return out.take();
}

}  // namespace zhuli::offers
