// The addresses of opportunities.
#include "features/opportunities/feature.hpp"
#include "features/opportunities/use_cases.hpp"

namespace zhuli::opportunities {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_opportunities>("/opportunities", "opportunities.read",
                                  "List opportunities, those that close first at the top"),
    http::create<create_opportunity>("/opportunities", "opportunities.edit",
                                     "Begin an opportunity"),
    http::look_up<show_opportunity>("/opportunities/{id}", "opportunities.read", "One opportunity"),
    http::edit<edit_opportunity, Opportunity>("/opportunities/{id}", "opportunities.edit",
                                              "Change an open opportunity"),
    http::get<show_opportunity_history>("/opportunities/{id}/history", "opportunities.read",
                                        "Its stages and expected days, as they changed"),
    http::act<move_opportunity>("/opportunities/{id}/stage", "opportunities.edit",
                                "Move it into another open stage"),
    http::act<win_opportunity>("/opportunities/{id}/success", "opportunities.edit",
                               "It is won, with the order that came of it if there is one"),
    http::act<lose_opportunity>("/opportunities/{id}/loss", "opportunities.edit",
                                "It is lost, with the reason and in words"),
    http::act<reopen_opportunity>("/opportunities/{id}/reopening", "opportunities.edit",
                                  "Open it again, with a next step"),
    http::get<show_opportunity_board>("/opportunity_board", "opportunities.read",
                                      "Count and sum of each stage"),
    http::get<show_opportunity_forecast>("/opportunity_forecast", "opportunities.read",
                                         "Amount × probability by month and owner"),
    http::get<show_opportunity_settings>("/opportunity_settings", "opportunities.read",
                                         "Probabilities of the stages"),
    http::edit<edit_opportunity_settings>("/opportunity_settings", "opportunities.settings",
                                          "Change the probabilities of the stages"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::opportunities
