// The addresses of mailboxes and of what came by them.
#include "features/mailboxes/feature.hpp"
#include "features/mailboxes/use_cases.hpp"

namespace zhuli::mailboxes {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_mailboxes>("/mailboxes", "mailboxes.settings",
                              "Mailboxes that complaints come in by"),
    http::create<create_mailbox>("/mailboxes", "mailboxes.settings",
                                 "Add a mailbox; it is read from now on"),
    http::look_up<show_mailbox>("/mailboxes/{id}", "mailboxes.settings",
                                "One mailbox, and how reading it goes"),
    http::edit<edit_mailbox, Mailbox>("/mailboxes/{id}", "mailboxes.settings", "Change a mailbox"),
    http::act<try_mailbox>("/mailboxes/{id}/trial", "mailboxes.settings", "Look into it at once"),
    http::get<list_mails>("/mails", "mailboxes.settings",
                          "Mails that came in and what became of them, newest first"),
    http::act<open_ticket_with_mail>("/mails/{id}/ticket", "mailboxes.settings",
                                     "Make a complaint of a mail that was put aside"),
    http::act<read_mail_again>("/mails/{id}/reading", "mailboxes.settings",
                               "Read a mail again that could not be read"),
    http::get<show_ticket_mails>("/tickets/{id}/mails", "tickets.read",
                                 "What went to and fro by mail about a complaint"),
    http::act<accept_mail>("/mails/{id}/acceptance", "tickets.edit",
                           "An answer from another address is the customer's"),
    http::act<decline_mail>("/mails/{id}/refusal", "tickets.edit",
                            "An answer from another address is not the customer's"),
    http::act<send_reply_again>("/mail_replies/{id}/sending", "tickets.edit",
                                "Send an answer again that did not arrive"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::mailboxes
