#include "features/sub_requests/rules.hpp"

#include <algorithm>
#include <set>

#include "core/json_out.hpp"

namespace zhuli::sub_requests {

namespace {

using enum Role;
using enum RequestState;

constexpr Permission kPermissions[] = {
    {"sub_requests.read",
     {{assistant, Scope::org},
      {manager, Scope::org},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {hr, Scope::org},
      {admin, Scope::org},
      {auditor, Scope::org}}},
    {"sub_requests.answer",
     {{assistant, Scope::org},
      {manager, Scope::org},
      {finance, Scope::org},
      {warehouse, Scope::org},
      {purchasing, Scope::org},
      {service, Scope::org},
      {marketing, Scope::org},
      {hr, Scope::org},
      {admin, Scope::org}}},
    {"sub_requests.settings", {{manager, Scope::org}, {admin, Scope::org}}},
};

constexpr Transition<RequestState, SubRequest> kWorkflow[] = {
    {open, "answer", answered, "sub_requests.answer"},
    {open, "withdraw", withdrawn, "tickets.edit"},
};

void check_template(const Template& one, const std::string& path, Problems& problems) {
    if (one.name.empty()) problems.push_back({path + "name", "field.required", {}});
    if (one.words.empty()) problems.push_back({path + "words", "field.required", {}});
    if (one.minutes < 1 || one.minutes > kMostMinutes)
        problems.push_back({path + "minutes",
                            "tickets.range",
                            {{"min", "1"}, {"max", std::to_string(kMostMinutes)}}});
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }
Workflow<RequestState, SubRequest> workflow() { return kWorkflow; }

std::vector<Template> usual_templates() {
    return {{"核对出库", warehouse, "出库时的数量、批次和装箱照片", 240},
            {"退款核对", finance, "收款、开票和可退金额", 240},
            {"供应商核实", purchasing, "供应商对批次和原因的书面答复", 960},
            {"客户沟通记录", assistant, "当时答应了客户什么，有哪些记录", 120}};
}

Result<> check(const Settings& settings) {
    Problems problems;
    if (settings.templates.size() > kTemplatesLimit)
        problems.push_back(
            {"templates", "field.too_many", {{"max", std::to_string(kTemplatesLimit)}}});
    std::set<std::string> names;
    for (std::size_t i = 0; i < settings.templates.size(); ++i) {
        const std::string path = "templates." + std::to_string(i) + ".";
        const Template& one = settings.templates[i];
        check_template(one, path, problems);
        if (!one.name.empty() && !names.insert(one.name.v).second)
            problems.push_back({path + "name", "sub_requests.name_twice", {}});
    }
    return refused_if_any(std::move(problems));
}

const Template* template_called(std::span<const Template> templates, std::string_view name) {
    const auto found = std::ranges::find_if(
        templates, [&](const Template& one) { return std::string_view(one.name) == name; });
    return found == templates.end() ? nullptr : &*found;
}

ClockReading read_clock(const WorkCalendar& calendar, std::span<const RequestClockEvent> events,
                        Instant now) {
    std::vector<ClockStep> steps;
    for (const RequestClockEvent& event : events)
        steps.push_back({event.act,
                         event.at,
                         {event.minutes, event.warn_minutes, event.escalate_minutes, true}});
    return read_steps(calendar, steps, now);
}

std::string_view kind_of(ClockAct act) {
    if (act == ClockAct::warned) return "sub_request.warned";
    return act == ClockAct::breached ? "sub_request.breached" : "sub_request.escalated";
}

std::string_view digest_of(ClockAct act) {
    if (act == ClockAct::warned) return "sub_request.warnings";
    return act == ClockAct::breached ? "sub_request.breaches" : "sub_request.escalations";
}

std::vector<Ring> told_of(std::vector<Ring> rung) {
    if (rung.size() > 1)
        std::erase_if(rung, [](const Ring& one) { return one.act == ClockAct::warned; });
    return rung;
}

std::string asked_words(const Template& of, std::string_view more) {
    return more.empty() ? of.words.v : of.words.v + "\n" + std::string(more);
}

std::string note_of(const SubRequest& request, std::string_view said) {
    return request.number.v + " " + request.title.v + "：" + std::string(said);
}

std::string event_body(const SubRequest& request, std::string_view words) {
    JsonOut out;
    out.begin_object().key("number").string(request.number.v);
    if (!words.empty()) out.key("words").string(words);
    return out.end_object().take();
}

}  // namespace zhuli::sub_requests
