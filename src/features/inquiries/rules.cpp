#include "features/inquiries/rules.hpp"

#include <boost/json/parse.hpp>

#include "core/problems.hpp"

namespace zhuli::inquiries {

namespace {

using enum Role;
using customers::CustomerStatus;

constexpr Permission kPermissions[] = {
    {"inquiries.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {service, Scope::own},
      {marketing, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"inquiries.create",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {service, Scope::own},
      {marketing, Scope::org},
      {admin, Scope::org}}},
    {"inquiries.take", {{assistant, Scope::own}, {manager, Scope::own}, {admin, Scope::own}}},
    {"inquiries.edit", {{assistant, Scope::own}, {manager, Scope::tree}, {admin, Scope::org}}},
    {"inquiries.assign", {{manager, Scope::tree}, {marketing, Scope::org}, {admin, Scope::org}}},
    {"inquiries.settings", {{manager, Scope::org}, {admin, Scope::org}}},
    {"inquiries.win", {}},  // the system's: an order does
    {"needs.read",
     {{assistant, Scope::own},
      {manager, Scope::tree},
      {service, Scope::own},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"needs.edit",
     {{assistant, Scope::own}, {manager, Scope::tree}, {service, Scope::own}, {admin, Scope::org}}},
};

bool has_customer(const Inquiry& inquiry) { return bool(inquiry.customer_id); }
bool was_answered(const Inquiry& inquiry) { return inquiry.first_responded_at.v != 0; }
bool was_not_answered(const Inquiry& inquiry) { return !was_answered(inquiry); }

using enum InquiryState;

constexpr std::string_view kEdit = "inquiries.edit", kWin = "inquiries.win";
constexpr Transition<InquiryState, Inquiry> kWorkflow[] = {
    {open, "edit", open, kEdit},
    {responded, "edit", responded, kEdit},
    {qualified, "edit", qualified, kEdit},
    {open, "respond", responded, kEdit},
    {responded, "qualify", qualified, kEdit, &has_customer},
    {open, "lose", lost, kEdit},
    {responded, "lose", lost, kEdit},
    {qualified, "lose", lost, kEdit},
    {open, "invalidate", invalid, kEdit},
    {responded, "invalidate", invalid, kEdit},
    {qualified, "invalidate", invalid, kEdit},
    {lost, "reopen", responded, kEdit, &was_answered},
    {lost, "reopen", open, kEdit, &was_not_answered},
    {invalid, "reopen", responded, kEdit, &was_answered},
    {invalid, "reopen", open, kEdit, &was_not_answered},
    {open, "win", won, kWin},
    {responded, "win", won, kWin},
    {qualified, "win", won, kWin},
    {won, "reopen", qualified, kWin},
};

void check_range(std::string_view path, int value, int least, int most, Problems& problems) {
    if (value < least || value > most)
        problems.push_back({std::string(path),
                            "inquiries.range",
                            {{"min", std::to_string(least)}, {"max", std::to_string(most)}}});
}

bool can_be_answered(const NewInquiry& in) {
    return in.answered || in.customer_id || in.channel == Channel::visit || !in.phone.v.empty() ||
           !in.wechat.empty() || !in.email.v.empty();
}

std::string text_in(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_string() ? std::string(value->get_string()) : "";
}

bool is_true(const boost::json::object& object, std::string_view name) {
    const auto* value = object.if_contains(name);
    return value != nullptr && value->is_bool() && value->get_bool();
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<InquiryState, Inquiry> workflow() { return kWorkflow; }

bool reaches(const Ctx& ctx, std::string_view permission, const Inquiry& inquiry) {
    return inquiry.owner_id ? ctx.covers(permission, inquiry.owner_id) : ctx.allowed(permission);
}

bool sees_contact(const Ctx& ctx, const Inquiry& inquiry) {
    return reaches(ctx, "inquiries.edit", inquiry);
}

bool is_closed(InquiryState state) { return state == won || state == lost || state == invalid; }

std::vector<std::string> actions_for(const Ctx& ctx, const Inquiry& inquiry) {
    std::vector<std::string> actions;
    const bool live = !is_closed(inquiry.state), edits = reaches(ctx, "inquiries.edit", inquiry);
    if (edits) actions = actions_of(workflow(), ctx, inquiry, inquiry.state);
    const auto add = [&](bool may, const char* action) {
        if (may) actions.emplace_back(action);
    };
    add(live && !inquiry.owner_id && ctx.allowed("inquiries.take"), "claim");
    add(live && inquiry.owner_id && edits, "release");
    add(live && reaches(ctx, "inquiries.assign", inquiry), "assign");
    add(live && !inquiry.customer_id && edits, "link");
    add(live && !inquiry.customer_id && edits && ctx.allowed("customers.create"), "convert");
    return actions;
}

Result<> check_new(const NewInquiry& in, Instant now) {
    Problems problems;
    if (in.channel == Channel::note)
        problems.push_back({"channel", "inquiries.note_is_no_channel", {}});
    if (!in.customer_id && in.name.empty() && in.contact_name.empty())
        problems.push_back({"name", "inquiries.nobody_asks", {}});
    if (!can_be_answered(in)) problems.push_back({"phone", "inquiries.no_way_to_answer", {}});
    if (in.received_at > now)
        problems.push_back({"received_at", "inquiries.not_arrived_yet", {}});
    else if (in.received_at.v != 0 && now.v - in.received_at.v > kLatestEntryDays * kDayMs)
        problems.push_back(
            {"received_at", "inquiries.too_long_ago", {{"max", std::to_string(kLatestEntryDays)}}});
    return refused_if_any(std::move(problems));
}

Result<> check_change(const Inquiry& before, const Inquiry& after) {
    Problems problems;
    const auto stays = [&](bool same, const char* field) {
        if (!same) problems.push_back({field, "field.read_only", {}});
    };
    stays(before.channel == after.channel, "channel");
    stays(before.customer_id == after.customer_id, "customer_id");
    stays(before.owner_id == after.owner_id, "owner_id");
    stays(before.received_at == after.received_at, "received_at");
    if (after.name.empty() && after.contact_name.empty())
        problems.push_back({"name", "inquiries.nobody_asks", {}});
    return refused_if_any(std::move(problems));
}

Result<> check(const Loss& loss) {
    Problems problems;
    if (loss.reason == LostReason::none) problems.push_back({"reason", "field.required", {}});
    if (loss.reason == LostReason::other && loss.words.empty())
        problems.push_back({"words", "field.required", {}});
    return refused_if_any(std::move(problems));
}

Result<> check(const Invalidation& in) {
    Problems problems;
    if (in.reason == InvalidReason::none) problems.push_back({"reason", "field.required", {}});
    if (in.reason == InvalidReason::other && in.words.empty())
        problems.push_back({"words", "field.required", {}});
    return refused_if_any(std::move(problems));
}

Result<> check(const Settings& settings) {
    Problems problems;
    check_range("phone_minutes", settings.phone_minutes, 1, kMostMinutes, problems);
    check_range("wechat_minutes", settings.wechat_minutes, 1, kMostMinutes, problems);
    check_range("visit_minutes", settings.visit_minutes, 1, kMostMinutes, problems);
    check_range("email_minutes", settings.email_minutes, 1, kMostMinutes, problems);
    check_range("warn_percent", settings.warn_percent, kLeastWarnPercent, kMostWarnPercent,
                problems);
    if (settings.questions.size() > kQuestionsLimit)
        problems.push_back(
            {"questions", "field.too_many", {{"max", std::to_string(kQuestionsLimit)}}});
    for (std::size_t i = 0; i < settings.questions.size(); ++i)
        if (settings.questions[i].empty())
            problems.push_back({"questions." + std::to_string(i), "field.required", {}});
    return refused_if_any(std::move(problems));
}

bool may_ask(const customers::Customer& customer) {
    return !customer.archived && customer.kind != customers::Kind::walk_in &&
           customer.status != CustomerStatus::invalid;
}

LeadWords lead_words(Channel channel, std::string_view source, Id product, bool known) {
    return {std::string(enum_name(channel)), std::string(source), std::to_string(product.v),
            known ? "known" : "new"};
}

customers::Customer customer_of(const Inquiry& inquiry, const NewCustomer& in) {
    customers::Customer customer;
    const auto& called = inquiry.name.empty() ? inquiry.contact_name.v : inquiry.name.v;
    customer.kind = in.kind;
    customer.name = in.name.empty() ? called : in.name.v;
    customer.contact_name = inquiry.contact_name;
    if (customer.contact_name.empty() && called.size() <= 60 && called != customer.name.v)
        customer.contact_name = called;
    customer.phone = inquiry.phone;
    customer.wechat = inquiry.wechat;
    customer.email = inquiry.email;
    customer.source = inquiry.source;
    customer.region = in.region;
    return customer;
}

std::string event_body(const Inquiry& inquiry, std::string_view words, std::string_view reason) {
    JsonOut out;
    out.begin_object().key("channel").string(enum_name(inquiry.channel));
    if (!words.empty()) out.key("words").string(words);
    if (!reason.empty()) out.key("reason").string(reason);
    out.end_object();
    return out.take();
}

OrderNews order_news(std::string_view kind, std::string_view body) {
    OrderNews news;
    if (kind != "order.confirmed" && kind != "order.cancelled") return news;
    boost::system::error_code error;
    const auto json = boost::json::parse(body.empty() ? "{}" : body, error);
    if (error || !json.is_object() || is_true(json.get_object(), "imported")) return news;
    news.confirmed = kind == "order.confirmed";
    news.cancelled = kind == "order.cancelled";
    news.number = text_in(json.get_object(), "number");
    return news;
}

}  // namespace zhuli::inquiries
