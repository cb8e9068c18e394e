// Many complaints at once in a scenario, and the words that tell how grave one is.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

/// "甲、乙" one by one.
std::vector<std::string> one_by_one(std::string text) {
    constexpr std::string_view kComma = "、";
    std::vector<std::string> all;
    while (!text.empty()) {
        const auto end = std::min(text.find(kComma), text.size());
        all.push_back(trimmed(text.substr(0, end)));
        text = end == text.size() ? "" : text.substr(end + kComma.size());
    }
    return all;
}

/// The message itself, or with its one word put in.
bool reads_as(std::string_view told, std::string_view message) {
    const auto head = message.substr(0, message.find('{'));
    const auto end = message.rfind('}');
    const auto tail = end == message.npos ? std::string_view() : message.substr(end + 1);
    return end == message.npos ? told == message : told.starts_with(head) && told.ends_with(tail);
}

}  // namespace

std::string Walk::ticket_id(const std::string& title) const {
    const auto path = ticket_path(title);
    return path.substr(path.rfind('/') + 1);
}

json::object Walk::triage_of(const Step& step, const char* act) const {
    json::array items;
    for (const auto& title : one_by_one(step.object))
        items.push_back(json::object{{"id", ticket_id(title)}});
    return {{"act", act}, {"items", items}};
}

void Walk::triage(const std::string& who, const json::object& body) {
    call(who, "POST", "/ticket_triage", json::serialize(body));
    if (last_.status >= 300) return;
    json::array done;
    for (const auto& row : last_.json.at("rows").as_array())
        if (row.at("refusal").as_string().empty() && !row.at("unchanged").as_bool())
            done.push_back(
                json::object{{"id", row.at("ticket_id")}, {"version", row.at("version")}});
    triaged_ = {{"act", body.at("act")}, {"items", done}};
}

/// 采纳建议 甲、乙
void Walk::accept_suggestions(const std::string& who, const Step& step) {
    triage(who, triage_of(step, "accept"));
}

/// 撤销分拣 上一次: what was done with many last.
void Walk::take_triage_back(const std::string& who, const Step&) {
    call(who, "POST", "/ticket_triage/undo", json::serialize(triaged_));
}

/// 批量转交 甲、乙，给 傅芳 (or 收件箱)
void Walk::give_tickets(const std::string& who, const Step& step) {
    auto body = triage_of(step, "give");
    const auto to = step.term("给 ");
    if (to == "收件箱")
        body["to_inbox"] = true;
    else
        body["owner_id"] = std::to_string(world_.id_of(part_of(to)).v);
    triage(who, body);
}

/// 批量并入 甲、乙，到 丙
void Walk::join_tickets(const std::string& who, const Step& step) {
    auto body = triage_of(step, "join");
    body["into_id"] = ticket_id(step.term("到 "));
    triage(who, body);
}

/// 程度用词 涉及安全 = 焦味、冒烟: instead of those that were there.
void Walk::set_severity_words(const std::string& who, const Step& step) {
    const auto equals = step.object.find('=');
    const auto called = trimmed(step.object.substr(0, equals));
    json::array words;
    for (const auto& word : one_by_one(trimmed(step.object.substr(equals + 1))))
        words.push_back(json::string(word));
    json::object body;
    for (const char* list : {"danger_words", "standstill_words", "many_words", "wish_words"})
        if (text_of(std::string("field.ticket_words.") + list).starts_with(called))
            body[list] = words;
    const auto now = world_.call("admin", "GET", "/ticket_words").json.at("version").as_int64();
    call(who, "PATCH", "/ticket_words", json::serialize(body), {{"if-match", std::to_string(now)}});
}

/// 期望 没改 甲 已经分类: why it stayed as it was.
void Walk::expect_row_refused(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto id = ticket_id(step.object.substr(0, space));
    const auto wanted = trimmed(step.object.substr(space));
    std::string told;
    for (const auto& row : last_.json.at("rows").as_array())
        if (row.at("ticket_id").as_string() == id) told = row.at("refusal").as_string();
    for (const Message* message : texts_.all())  // the world asks in English
        if (message->key.starts_with("tickets.") && reads_as(told, message->en))
            told = message->zh_cn;
    expect(step, told.find(wanted) != told.npos && !told.empty(), wanted, told);
}

/// 期望 分类为 甲 物流 S3 一般
void Walk::expect_classified(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto now = world_.call("admin", "GET", ticket_path(step.object.substr(0, space)));
    const auto shown = text_of("enum.ticket.kind." + now.text("kind")) + " " +
                       text_of("enum.ticket.severity." + now.text("severity"));
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, shown == wanted, wanted, shown);
}

}  // namespace zhuli::scenarios
