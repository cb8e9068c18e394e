// The addresses of notices.
#include "features/notices/feature.hpp"
#include "features/notices/use_cases.hpp"
#include "features/notices/use_cases_posts.hpp"

namespace zhuli::notices {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_notices>("/notices", "notices.read", "What one was told, newest first"),
    http::act<read_notices>("/notice_readings", "notices.read", "Mark one's notices as read"),
    http::get<show_wishes>("/notice_wishes", "notices.read", "Which notices one wants by mail"),
    http::put<keep_wishes>("/notice_wishes", "notices.read", "Choose which ones"),
    http::get<list_kinds>("/notice_kinds", "notices.settings", "Every kind of notice there is"),
    http::get<show_mail_settings>("/mail_settings", "notices.settings", "The mail server"),
    http::edit<edit_mail_settings>("/mail_settings", "notices.settings", "Change the mail server"),
    http::act<try_mail>("/mail_settings/trial", "notices.settings", "Mail something to oneself"),
    http::get<list_bots>("/notice_bots", "notices.settings", "Robots of group chats"),
    http::create<create_bot>("/notice_bots", "notices.settings", "Add the robot of a chat"),
    http::look_up<show_bot>("/notice_bots/{id}", "notices.settings", "One robot"),
    http::edit<edit_bot, Bot>("/notice_bots/{id}", "notices.settings", "Change a robot"),
    http::act<try_bot>("/notice_bots/{id}/trial", "notices.settings", "Say something in a chat"),
    http::get<list_posts>("/notice_posts", "notices.settings",
                          "What left the product, waits to, or could not, newest first"),
    http::act<retry_post>("/notice_posts/{id}/retry", "notices.settings",
                          "Send one that could not be delivered after all"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::notices
