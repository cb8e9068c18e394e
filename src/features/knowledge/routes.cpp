// The addresses of knowledge.
#include "features/knowledge/feature.hpp"
#include "features/knowledge/use_cases.hpp"
#include "features/knowledge/use_cases_scripts.hpp"

namespace zhuli::knowledge {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<show_product_knowledge>("/knowledge", "knowledge.read",
                                      "Everything one may say of a product"),
    http::get<search_knowledge>("/knowledge/search", "knowledge.read",
                                "Cards and scripts by their words or pinyin"),
    http::get<list_segments>("/card_segments", "knowledge.read",
                             "Whom cards may be for: industries of customers"),
    http::route<find_policies>(http::Method::post, "/policy_questions", http::Kind::read,
                               "knowledge.read",
                               "The after-sales policies of products; writes nothing"),
    http::get<list_cards>("/knowledge_cards", "knowledge.read", "List knowledge cards"),
    http::create<create_card>("/knowledge_cards", "knowledge.edit", "Write a card"),
    http::look_up<show_card>("/knowledge_cards/{id}", "knowledge.read", "One card"),
    http::edit<edit_card, Card>("/knowledge_cards/{id}", "knowledge.edit", "Change a card"),
    http::act<archive_card>("/knowledge_cards/{id}/archive", "knowledge.edit",
                            "Nobody says it any more, with the reason"),
    http::act<restore_card>("/knowledge_cards/{id}/restoration", "knowledge.edit",
                            "It is said again"),
    http::get<list_citations>("/cases/{id}/citations", "knowledge.read",
                              "Cards and scripts that rest on a case"),
    http::get<list_scripts>("/scripts", "knowledge.read", "List versions of scripts"),
    http::create<create_script>("/scripts", "knowledge.propose", "Begin a draft of a new script"),
    http::look_up<show_script>("/scripts/{id}", "knowledge.read",
                               "One version of a script, with all its versions"),
    http::edit<edit_script, Script>("/scripts/{id}", "knowledge.draft", "Change a draft"),
    http::create<revise_script>("/scripts/{id}/revision", "knowledge.propose",
                                "Begin a draft of its next version"),
    http::act<approve_script>("/scripts/{id}/approval", "knowledge.approve",
                              "People read it from now on"),
    http::act<retire_script>("/scripts/{id}/retirement", "knowledge.approve",
                             "Nobody says it any more, with the reason"),
    http::act<drop_script>("/scripts/{id}/dropping", "knowledge.draft",
                           "A draft nobody wants, with the reason"),
    http::act<use_script>("/scripts/{id}/use", "knowledge.use", "It was said to a customer"),
    http::act<take_back_use>("/scripts/{id}/use_undo", "knowledge.use",
                             "One's latest use was none"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::knowledge
