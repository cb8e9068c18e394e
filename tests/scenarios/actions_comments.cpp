// Comments in a scenario: what people say to each other about a customer, a complaint or the order
// in hand, and whom they mention.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

/// 客户 名称, 客诉 标题 or 订单: the kind of record and its id.
std::pair<std::string, std::string> Walk::record_called(const std::string& object) const {
    const auto space = std::min(object.find(' '), object.size());
    const auto kind = object.substr(0, space), name = trimmed(object.substr(space));
    if (kind == "客户") return {"customer", customer_id(name)};
    if (kind == "订单") return {"order", std::string(order().at("id").as_string())};
    const auto path = ticket_path(name);
    return {"ticket", path.substr(path.rfind('/') + 1)};
}

/// What is said, with "@" and the names the mentioned have in the test world before it.
json::object Walk::comment_in(const Step& step) const {
    std::string words = step.term("说 ");
    json::array mentions;
    std::string names = step.term("提到 ");
    while (!names.empty()) {
        const auto end = std::min(names.find("、"), names.size());
        const auto part = part_of(trimmed(names.substr(0, end)));
        words = "@" + part + " " + words;
        mentions.push_back(json::string(std::to_string(world_.id_of(part).v)));
        names = end == names.size() ? "" : names.substr(end + std::string_view("、").size());
    }
    return {{"words", words}, {"mentions", mentions}};
}

/// 评论 客户 名称，说 …[，提到 邵文哲、傅芳]
void Walk::comment(const std::string& who, const Step& step) {
    auto body = comment_in(step);
    const auto [entity, record] = record_called(step.object);
    body["entity"] = entity;
    body["record_id"] = record;
    call(who, "POST", "/comments", json::serialize(body));
    if (last_.status == 201) comment_ = last_.text("id");
}

/// 改评论 上一条，说 …[，提到 …]
void Walk::edit_comment(const std::string& who, const Step& step) {
    const auto path = "/comments/" + comment_;
    const auto now = world_.call("admin", "GET", path);
    const auto version = std::to_string(now.json.at("version").as_int64());
    call(who, "PATCH", path, json::serialize(comment_in(step)), {{"if-match", version}});
}

void Walk::remove_comment(const std::string& who, const Step&) {
    call(who, "POST", "/comments/" + comment_ + "/removal", "{}");
}
void Walk::restore_comment(const std::string& who, const Step&) {
    call(who, "POST", "/comments/" + comment_ + "/restoration", "{}");
}

/// What this person reads there, in `写着`.
void Walk::read_comments(const std::string& who, const Step& step) {
    const auto [entity, record] = record_called(step.object);
    call(who, "GET", "/record_comments?entity=" + entity + "&record_id=" + record);
}

/// 期望 被提到 邵文哲 1: how often somebody was told that they are mentioned.
void Walk::expect_mentioned(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto who = part_of(trimmed(step.object.substr(0, space)));
    const auto told = world_.call(who, "GET", "/notices");
    int times = 0;
    for (const auto& one : told.json.at("items").as_array())
        times += one.at("kind").as_string() == "comment.mentioned";
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, std::to_string(times) == wanted, wanted, std::to_string(times));
}

}  // namespace zhuli::scenarios
