// The addresses of identity that need somebody signed in; signing in itself is in sign_in.cpp.
#include "features/identity/calendar.hpp"
#include "features/identity/feature.hpp"
#include "features/identity/preferences.hpp"
#include "features/identity/use_cases.hpp"
#include "features/identity/use_cases_account.hpp"

namespace zhuli::identity {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_users>("/users", "users.read", "List people"),
    http::create<create_user>("/users", "users.edit", "Add a person"),
    http::get<show_user>("/users/{id}", "users.read", "One person"),
    http::edit<edit_user, User>("/users/{id}", "users.edit", "Change a person"),
    http::act<replace_password>("/users/{id}/password", "users.edit",
                                "Replace a forgotten password; the person's sessions end"),
    http::act<reinstate_user>("/users/{id}/reinstatement", "users.edit",
                              "Let somebody who left sign in again"),
    http::get<list_teams>("/teams", "users.read", "List teams"),
    http::create<create_team>("/teams", "users.edit", "Add a team"),
    http::get<show_team>("/teams/{id}", "users.read", "One team"),
    http::edit<edit_team, Team>("/teams/{id}", "users.edit", "Change a team"),
    http::get<show_calendar>("/work_calendar", "users.read", "When the organisation works"),
    http::get<show_work_hours>("/work_hours", "users.read",
                               "When the organisation is open around today, for clocks on screens"),
    http::edit<edit_calendar>("/work_calendar", "calendar.edit",
                              "Change its hours, holidays and make-up workdays"),
    http::get<show_permissions>("/permissions", "users.read", "What each role may do"),
    http::act<change_profile>("/account/profile", "", "Change one's own name or language"),
    http::act<change_password>("/account/password", "",
                               "Change one's own password; other sessions end"),
    http::get<list_sessions>("/account/sessions", "", "One's own sessions"),
    http::remove<revoke_token>("/account/sessions/{id}", "", "End one of one's own sessions"),
    http::get<list_api_tokens>("/api_tokens", "", "One's own API tokens"),
    http::create<create_api_token>("/api_tokens", "", "Make an API token for oneself"),
    http::remove<revoke_token>("/api_tokens/{id}", "", "Revoke one of one's own API tokens"),
    http::get<show_preference>("/preferences/{key}", "", "One's own choice for the screen"),
    http::put<set_preference>("/preferences/{key}", "", "Keep a choice; null forgets it"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::identity
