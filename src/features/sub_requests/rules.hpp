// What is true of sub-requests, without I/O: who may do what, what follows what, what templates may
// say, how its clock stands, and what is written on the complaint.
#pragma once

#include <span>

#include "core/ctx.hpp"
#include "core/problems.hpp"
#include "core/workflow.hpp"
#include "features/sub_requests/model_inputs.hpp"

namespace zhuli::sub_requests {

inline constexpr int kMostMinutes = 60 * 480;  // sixty working days
inline constexpr std::size_t kTemplatesLimit = 30;
inline constexpr int kWarnPercent = 70;
inline constexpr int kEscalateMinutes = 60;     // of working time after its end
inline constexpr std::int64_t kMostSingly = 5;  // notices of one kind to one person at one time

std::span<const Permission> permissions();
Workflow<RequestState, SubRequest> workflow();

/// Used until an organisation says otherwise.
std::vector<Template> usual_templates();
Result<> check(const Settings& settings);
/// Null: there is no template of that name.
const Template* template_called(std::span<const Template> templates, std::string_view name);

/// How its clock stands: core/work_clock.hpp over its events.
ClockReading read_clock(const WorkCalendar& calendar, std::span<const RequestClockEvent> events,
                        Instant now);

/// sub_request.warned, .breached, .escalated: the event and the notice of one.
std::string_view kind_of(ClockAct act);
/// The notice of many.
std::string_view digest_of(ClockAct act);
/// Of what a clock did at once, what is told: a warning only where nothing graver followed.
std::vector<Ring> told_of(std::vector<Ring> rung);

/// What is asked, in full.
std::string asked_words(const Template& of, std::string_view more);
/// On the complaint.
std::string note_of(const SubRequest& request, std::string_view said);
/// {number, words}.
std::string event_body(const SubRequest& request, std::string_view words = {});

}  // namespace zhuli::sub_requests
