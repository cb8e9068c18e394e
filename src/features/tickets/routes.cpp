// The addresses of tickets.
#include "features/tickets/feature.hpp"
#include "features/tickets/use_cases.hpp"
#include "features/tickets/use_cases_board.hpp"
#include "features/tickets/use_cases_intake.hpp"
#include "features/tickets/use_cases_triage.hpp"

namespace zhuli::tickets {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_tickets>("/tickets", "tickets.read",
                            "List complaints, one's own and those of the inbox"),
    http::get<list_tickets_of_customers>(
        "/customer_tickets", "tickets.read",
        "Complaints of the customers one answers for, whoever works on them"),
    http::create<create_ticket>("/tickets", "tickets.create", "Take a complaint in"),
    http::look_up<show_ticket>("/tickets/{id}", "tickets.read", "One complaint"),
    http::edit<edit_ticket, Ticket>("/tickets/{id}", "tickets.edit",
                                    "Change title, words or links of a complaint"),
    http::get<show_story>("/tickets/{id}/story", "tickets.read",
                          "What was written on a complaint and how its clocks went"),
    http::get<suggest_for_ticket>("/tickets/{id}/suggestion", "tickets.read",
                                  "Severity, people and other complaints to look at"),
    http::act<classify_ticket>("/tickets/{id}/classification", "tickets.assign",
                               "Give it a type, a severity and an owner"),
    http::act<name_customer>("/tickets/{id}/customer", "tickets.assign",
                             "Say whose complaint it is that came from somebody unknown"),
    http::act<triage_tickets>("/ticket_triage", "tickets.assign",
                              "Accept what is suggested for many, give or join them; or try it"),
    http::act<undo_triage>("/ticket_triage/undo", "tickets.assign",
                           "Take that back, of those that nobody touched since"),
    http::act<claim_ticket>("/ticket_claims", "tickets.edit",
                            "Take it out of the inbox; one of many wins"),
    http::act<assign_ticket>("/tickets/{id}/assignment", "tickets.assign",
                             "Give a complaint to somebody"),
    http::act<reply_to_customer>("/tickets/{id}/replies", "tickets.edit",
                                 "Write down an answer to the customer; the first stops its clock"),
    http::act<note_on_ticket>("/tickets/{id}/remarks", "tickets.edit",
                              "Write down a remark among ourselves"),
    http::act<advance_ticket>("/tickets/{id}/stage_records", "tickets.edit",
                              "Leave the written record of the stage; the next begins"),
    http::act<pause_ticket>("/tickets/{id}/pause", "tickets.edit",
                            "Wait for the customer, with what for"),
    http::act<resume_ticket>("/tickets/{id}/resumption", "tickets.edit",
                             "Go on, with what the customer did"),
    http::act<reopen_ticket>("/tickets/{id}/reopening", "tickets.edit",
                             "Take it up again, with the reason"),
    http::act<join_ticket>("/tickets/{id}/joining", "tickets.edit",
                           "It is the same complaint as another one of this customer"),
    http::get<list_tickets_of_customer>("/customers/{id}/tickets", "customers.read",
                                        "A customer's complaints, the newest first"),
    http::get<list_agents>("/ticket_agents", "tickets.read",
                           "Who works on complaints, with skills, load and presence"),
    http::act<set_agent>("/ticket_agents", "tickets.settings",
                         "Set somebody's skills and how many they may have open"),
    http::act<set_presence>("/ticket_presence", "tickets.edit", "Say that one is there, or is not"),
    http::get<show_board>("/ticket_board", "tickets.board",
                          "How complaints stand and how long they take, by type, severity, owner"),
    http::get<show_settings>("/ticket_settings", "tickets.read",
                             "How long things may take, by kind and severity"),
    http::edit<edit_settings>("/ticket_settings", "tickets.settings",
                              "Change how long things may take from now on"),
    http::get<show_severity_words>("/ticket_words", "tickets.read",
                                   "Words that tell how grave a complaint is"),
    http::edit<edit_severity_words>("/ticket_words", "tickets.settings", "Change these words"),
    http::act<try_severity_words>("/ticket_words/trial", "tickets.settings",
                                  "What words that are not kept yet would say of a text"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::tickets
