// Offers in a scenario: who consents, what is sent to whom, and what customers do on its page.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

constexpr std::pair<std::string_view, std::string_view> kAnswers[] = {
    {"有兴趣", "interested"}, {"请回电", "call_me"}, {"暂不需要", "not_now"}};
constexpr std::pair<std::string_view, std::string_view> kNumbers[] = {
    {"未发送", "left_out"}, {"待发送", "waiting"},    {"已发送", "sent"},   {"已打开", "opened"},
    {"已回复", "answered"}, {"退订", "unsubscribed"}, {"已下单", "ordered"}};

std::string id_in(const support::Answer& answer) { return answer.text("id"); }

}  // namespace

void Walk::record_consent(const std::string& who, const Step& step) {
    const auto said = step.term("同意 ");
    const json::object body{{"kind", said.empty() ? "withdrawn" : "given"},
                            {"words", said.empty() ? step.term("退订 ") : said}};
    call(who, "POST", "/customers/" + customer_id(step.object) + "/consents",
         json::serialize(body));
}

void Walk::send_offer(const std::string& who, const Step& step) {
    json::object filter;
    if (const auto region = step.term("地区 "); !region.empty())
        filter["regions"] = json::array{region};
    call(who, "POST", "/segments",
         json::serialize(json::object{{"name", step.object}, {"filter", filter}}));
    if (last_.status >= 300) return;
    call(who, "POST", "/offers",
         json::serialize(json::object{{"title", step.object},
                                      {"words", "详见页面"},
                                      {"channel", "link"},
                                      {"segment_id", id_in(last_)},
                                      {"valid_until", "2026-12-31"}}));
    if (last_.status >= 300) return;
    offer_id_ = id_in(last_);
    call(who, "POST", "/offers/" + offer_id_ + "/sending", R"({"link_root":"https://zhuli.test"})");
    world_.run_jobs();
}

void Walk::answer_offer(const std::string&, const Step& step) {
    const auto found = world_.call("admin", "GET", "/offer_recipients?offer_id=" + offer_id_);
    std::string recipient;
    for (const auto& one : found.json.at("items").as_array())
        if (std::string(one.at("customer_id").as_string()) == customer_id(step.object))
            recipient = std::string(one.at("id").as_string());
    last_ = world_.call("admin", "POST", "/offer_recipients/" + recipient + "/link", "{}");
    if (last_.status >= 300) return;
    const auto page = "/open_offers/" + last_.text("path").substr(3);
    world_.call("", "POST", page + "/opening", "{}");
    const auto said = step.term("回复 ");
    if (said.empty()) {
        last_ = world_.call("", "POST", page + "/unsubscription", "{}");
        return;
    }
    for (const auto& [word, name] : kAnswers)
        if (said == word)
            last_ = world_.call("", "POST", page + "/answer",
                                R"({"answer":")" + std::string(name) + "\"}");
}

/// 期望 优惠 未发送 1，已回复 1
void Walk::expect_offer(const std::string&, const Step& step) {
    world_.follow_events();
    const auto shown = world_.call("admin", "GET", "/offers/" + offer_id_);
    std::vector<std::string> terms = step.terms;
    terms.insert(terms.begin(), step.object);
    for (const std::string& term : terms) {
        const auto space = term.rfind(' ');
        for (const auto& [word, name] : kNumbers) {
            if (term.substr(0, space) != word) continue;
            const auto count = std::to_string(shown.json.at("tally").at(name).as_int64());
            const auto wanted = trimmed(term.substr(space));
            expect(step, count == wanted, term, count);
        }
    }
}

}  // namespace zhuli::scenarios
