// What is done for customers who complained, in a scenario: the letter in hand, marks by link, and
// what other departments are asked.
#include <boost/json/serialize.hpp>

#include "features/resolutions/model.hpp"
#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;
using resolutions::ResolutionState;

namespace {

std::int64_t minor_of(const std::string& amount) {
    const auto minor = parse_money(amount);
    if (!minor) throw std::runtime_error("不认识金额 " + amount);
    return minor->v;
}

}  // namespace

/// 写处理函 标题，经过 …，处理 …，预防 …[，退款 12.00][，代金券 20.00][，补发 P1001 × 2]
void Walk::write_letter(const std::string& who, const Step& step) {
    json::object body{{"what_happened", step.term("经过 ")},
                      {"what_was_done", step.term("处理 ")},
                      {"prevention", step.term("预防 ")}};
    if (const auto refund = step.term("退款 "); !refund.empty()) {
        body["compensation"] = "refund";
        body["amount_minor"] = minor_of(refund);
        body["order_id"] = order().at("id");
    }
    if (const auto voucher = step.term("代金券 "); !voucher.empty()) {
        body["compensation"] = "voucher";
        body["amount_minor"] = minor_of(voucher);
    }
    if (const auto goods = step.term("补发 "); !goods.empty()) {
        body["compensation"] = "replacement";
        const auto times = goods.find(" × ");
        body["lines"] = json::array{json::object{{"product_id", product_id(goods.substr(0, times))},
                                                 {"quantity", std::stoi(goods.substr(times + 4))}}};
    }
    call(who, "POST", ticket_path(step.object) + "/resolutions", json::serialize(body));
    if (last_.status == 201) letter_ = last_.json;
}

void Walk::act_on_letter(const std::string& who, const std::string& noun,
                         const json::object& body) {
    const auto path = "/resolutions/" + std::string(letter_.at("id").as_string());
    call(who, "POST", path + "/" + noun, json::serialize(body));
    if (last_.status < 300 && !last_.text("link").empty())
        letter_page_ = "/open_resolutions/" + last_.text("link").substr(3);
    letter_ = world_.call("admin", "GET", path).json;
}

/// 发送处理函 给客户[，理由 …] · 撤回处理函 修改 · 处理函作记录 是
void Walk::send_letter(const std::string& who, const Step& step) {
    act_on_letter(who, "sending", {{"approval_reason", step.term("理由 ")}});
}
void Walk::take_letter_back(const std::string& who, const Step&) {
    act_on_letter(who, "taking_back", {});
}
void Walk::record_letter(const std::string& who, const Step&) {
    act_on_letter(who, "stage_record", {});
}

/// 审批处理函 同意[，说 …] · 审批处理函 驳回，说 …
void Walk::decide_letter(const std::string& who, const Step& step) {
    const std::string id(letter_.at("approval_id").as_string());
    call(who, "POST", "/approvals/" + id + (step.object == "同意" ? "/approval" : "/refusal"),
         json::serialize(json::object{{"words", step.term("说 ")}}));
    const auto path = "/resolutions/" + std::string(letter_.at("id").as_string());
    letter_ = world_.call("admin", "GET", path).json;
}

/// 客户接受处理 王工[，说 …] · 客户不接受处理 王工，说 …: on the page of the link made last.
void Walk::answer_letter(const Step& step, bool accepted) {
    world_.call("", "POST", letter_page_ + "/opening", "{}");
    const json::object said{
        {"accepted", accepted}, {"answered_by", step.object}, {"words", step.term("说 ")}};
    last_ = world_.call("", "POST", letter_page_ + "/answer", json::serialize(said));
    const auto path = "/resolutions/" + std::string(letter_.at("id").as_string());
    letter_ = world_.call("admin", "GET", path).json;
}
void Walk::accept_letter(const std::string&, const Step& step) { answer_letter(step, true); }
void Walk::decline_letter(const std::string&, const Step& step) { answer_letter(step, false); }

/// 用代金券 客户: the latest of the customer, taken off the order in hand.
void Walk::use_voucher(const std::string& who, const Step& step) {
    const auto list =
        world_.call("admin", "GET", "/customers/" + customer_id(step.object) + "/vouchers");
    const std::string id(list.json.at("items").at(0).at("id").as_string());
    call(who, "POST", "/vouchers/" + id + "/redemption",
         json::serialize(json::object{{"order_id", order().at("id")}}));
    if (last_.status < 300) show_order_again();
}

/// 请客户评价 标题
void Walk::ask_for_mark(const std::string& who, const Step& step) {
    call(who, "POST", ticket_path(step.object) + "/revisits", "{}");
    if (last_.status == 201) revisit_page_ = "/open_revisits/" + last_.text("link").substr(3);
}

/// 客户评价 王工，分 4[，说 …]: on the page of the link made last.
void Walk::give_mark(const std::string&, const Step& step) {
    const json::object said{{"satisfaction", std::stoi(step.term("分 "))},
                            {"answered_by", step.object},
                            {"words", step.term("说 ")}};
    last_ = world_.call("", "POST", revisit_page_ + "/answer", json::serialize(said));
}

/// 请协办 标题，事项 核对出库[，说 …]
void Walk::ask_department(const std::string& who, const Step& step) {
    const json::object asked{{"template_name", step.term("事项 ")}, {"words", step.term("说 ")}};
    call(who, "POST", ticket_path(step.object) + "/sub_requests", json::serialize(asked));
    if (last_.status == 201) requests_[step.term("事项 ")] = last_.text("id");
}

/// 答复协办 核对出库，说 … · 撤回协办 核对出库
void Walk::answer_request(const std::string& who, const Step& step) {
    call(who, "POST", "/sub_requests/" + requests_[step.object] + "/answer",
         json::serialize(json::object{{"words", step.term("说 ")}}));
}
void Walk::withdraw_request(const std::string& who, const Step& step) {
    call(who, "POST", "/sub_requests/" + requests_[step.object] + "/withdrawal");
}

/// 期望 协办单 核对出库 已答复[，超时][，升级]
void Walk::expect_request(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto now =
        world_.call("admin", "GET", "/sub_requests/" + requests_[step.object.substr(0, space)]);
    auto shown = text_of("enum.sub_request.state." + now.text("state"));
    if (now.json.at("breached").as_bool()) shown += "，超时";
    if (now.json.at("escalated").as_bool()) shown += "，升级";
    std::string wanted = trimmed(step.object.substr(space));
    for (const auto& term : step.terms) wanted += "，" + term;
    expect(step, shown == wanted, wanted, shown);
}

/// 期望 今日协办 顾建国 1: what waits for this person's department.
void Walk::expect_requests_today(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const auto today = world_.call(part_of(step.object.substr(0, space)), "GET", "/today");
    const auto shown = std::to_string(today.json.at("sub_requests").at("count").as_int64());
    expect(step, shown == trimmed(step.object.substr(space)), step.object, shown);
}

/// 期望 处理函 客户接受
void Walk::expect_letter(const std::string&, const Step& step) {
    const std::string state(letter_.at("state").as_string());
    const auto shown = text_of("enum.resolution.state." + state);
    expect(step, shown == step.object, step.object, shown);
}

/// 期望 客诉成本 承运商 12.00
void Walk::expect_cost(const std::string&, const Step& step) {
    const auto space = step.object.rfind(' ');
    const auto cause = step.object.substr(0, space);
    std::int64_t sum = 0;
    const auto costs = world_.call("finance", "GET", "/resolution_costs");
    for (const auto& one : costs.json.at("items").as_array()) {
        const std::string name(one.at("cause").as_string());
        if (text_of("enum.resolution.cause." + name) == cause)
            sum += one.at("amount_minor").as_int64();
    }
    const auto shown = format_money({sum});
    expect(step, shown == trimmed(step.object.substr(space)), step.object, shown);
}

}  // namespace zhuli::scenarios
