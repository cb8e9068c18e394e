// Files in a scenario: what people keep with a customer, and what they find there.
#include <fmt/format.h>

#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

void Walk::attach_file(const std::string& who, const Step& step) {
    const auto content = step.term("内容 ");
    call(who, "POST", "/uploads",
         json::serialize(json::object{{"entity", "customer"},
                                      {"record_id", customer_id(step.object)},
                                      {"name", step.term("文件 ")},
                                      {"byte_count", content.size()}}));
    if (last_.status >= 300) return;
    const auto upload = "/uploads/" + last_.text("id");
    call(who, "POST", upload + "/parts",
         json::serialize(json::object{{"content", as_uploaded(content)}}));
    if (last_.status < 300) call(who, "POST", upload + "/completion", "{}");
}

/// 期望 附件 客户 1: how many files the assistant finds there.
void Walk::expect_files(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto found = world_.call("assistant", "GET",
                                   "/record_attachments?entity=customer&record_id=" +
                                       customer_id(trimmed(step.object.substr(0, space))));
    const auto count = std::to_string(found.json.at("items").as_array().size());
    const auto wanted = trimmed(step.object.substr(space));
    expect(step, count == wanted, wanted, count);
}

}  // namespace zhuli::scenarios
