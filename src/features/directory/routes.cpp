// The addresses of the directory. Signing in by a platform itself needs the browser's cookie and
// nobody signed in: cli/platform_addresses.cpp.
#include "features/directory/feature.hpp"
#include "features/directory/use_cases.hpp"
#include "features/directory/use_cases_runs.hpp"

namespace zhuli::directory {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_platforms>("/platforms", "directory.settings", "Office platforms"),
    http::create<create_platform>("/platforms", "directory.settings", "Set up a platform"),
    http::look_up<show_platform>("/platforms/{id}", "directory.settings", "One platform"),
    http::edit<edit_platform, Platform>("/platforms/{id}", "directory.settings",
                                        "Change how a platform is reached and used"),
    http::get<list_accounts>("/platform_accounts", "directory.sync",
                             "People of platforms and the users they are here"),
    http::look_up<show_account>("/platform_accounts/{id}", "directory.sync", "One account"),
    http::act<unbind_account>("/platform_accounts/{id}/unbinding", "directory.sync",
                              "Take an account off its user"),
    http::act<bind_account>("/platform_accounts/{id}/binding", "directory.sync",
                            "Say whose account it is"),
    http::get<list_leavers>("/directory_leavers", "directory.sync",
                            "Who left a platform and still has customers"),
    http::create<start_run>("/directory_runs", "directory.sync",
                            "Read a platform's directory and tell what would change"),
    http::get<list_runs>("/directory_runs", "directory.sync", "Runs, newest first"),
    http::look_up<show_run>("/directory_runs/{id}", "directory.sync", "One run"),
    http::act<apply_run>("/directory_runs/{id}/application", "directory.sync",
                         "Make what was chosen true"),
    http::act<discard_run>("/directory_runs/{id}/discard", "directory.sync",
                           "Throw away what it found"),
    http::act<undo_run>("/directory_runs/{id}/reversal", "directory.sync",
                        "Take back what it changed, as far as nothing happened since"),
    http::act<resume_run>("/directory_runs/{id}/resumption", "directory.sync",
                          "Go on with one whose work broke off"),
    http::get<list_changes>("/directory_changes", "directory.sync",
                            "What a run found, in the order of applying"),
    http::look_up<show_change>("/directory_changes/{id}", "directory.sync", "One change"),
    http::act<choose_change>("/directory_changes/{id}/choice", "directory.sync",
                             "Whether it is to be applied, and who a person is"),
    http::get<list_own_accounts>("/account/platforms", "", "One's own accounts of platforms"),
    http::remove<unbind_own_account>("/account/platforms/{id}", "",
                                     "Take one's own account off oneself"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::directory
