// The warehouse in a scenario: picking by scanner, shipments on their way, and goods that come
// back.
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

/// The dispatch of the order in hand.
std::string Walk::dispatch_path() {
    world_.follow_events();
    const std::string id(order().at("id").as_string());
    const auto found = world_.call("admin", "GET", "/dispatches?order_id=" + id);
    const auto& items = found.json.at("items").as_array();
    if (items.empty()) throw std::runtime_error("这张订单没有发货任务");
    return "/dispatches/" + std::string(items.front().at("id").as_string());
}

/// The latest waybill of the order in hand.
std::string Walk::waybill_path() {
    const auto shown = world_.call("admin", "GET", dispatch_path());
    const auto& waybills = shown.json.at("waybills").as_array();
    if (waybills.empty()) throw std::runtime_error("这张订单没有运单");
    return "/waybills/" + std::string(waybills.back().at("id").as_string());
}

/// The latest return of the order in hand.
std::string Walk::return_path() {
    const std::string id(order().at("id").as_string());
    const auto shown = world_.call("admin", "GET", "/orders/" + id);
    const auto& returns = shown.json.at("returns").as_array();
    if (returns.empty()) throw std::runtime_error("这张订单没有退货单");
    return "/returns/" + std::string(returns.back().at("id").as_string());
}

std::string Walk::warehouse_called(const std::string& name) const {
    if (name.empty()) return warehouse_;
    const auto found = warehouses_.find(name);
    if (found == warehouses_.end()) throw std::runtime_error("没有仓库 " + name);
    return found->second;
}

/// 新建仓库 南仓
void Walk::create_warehouse(const std::string& who, const Step& step) {
    const json::object body{{"code", "W" + std::to_string(warehouses_.size() + 1)},
                            {"name", step.object}};
    call(who, "POST", "/warehouses", json::serialize(body));
    if (last_.status < 300) warehouses_[step.object] = last_.text("id");
}

/// 期望 在仓可用 南仓 P1001 2
void Walk::expect_free_there(const std::string&, const Step& step) {
    const auto space = step.object.find(' ');
    const std::string name = step.object.substr(0, space);
    const auto last = step.object.rfind(' ');
    const auto code = step.object.substr(space + 1, last - space - 1);
    const auto answer = world_.call(
        "warehouse", "GET",
        "/stock/items?product_ids=" + product_id(code) + "&warehouse_id=" + warehouse_called(name));
    const auto free = std::to_string(answer.json.at("items").at(0).at("available").as_int64());
    const auto wanted = step.object.substr(last + 1);
    expect(step, free == wanted, wanted, free);
}

/// The code of a cause of the organisation's own.
std::string Walk::cause_called(const std::string& name) {
    const auto kept = world_.call("admin", "GET", "/return_settings").json;
    for (const auto& cause : kept.at("causes").as_array())
        if (cause.at("name").as_string() == name) return std::string(cause.at("code").as_string());
    throw std::runtime_error("没有退货原因 " + name);
}

void Walk::keep_causes(const std::string& who, json::value kept) {
    const auto version = std::to_string(kept.at("version").as_int64());
    call(who, "PATCH", "/return_settings",
         json::serialize(json::object{{"causes", kept.at("causes")}}), {{"if-match", version}});
}

/// 加退货原因 包装受潮[，责任 我方]
void Walk::add_return_cause(const std::string& who, const Step& step) {
    auto kept = world_.call("admin", "GET", "/return_settings").json;
    kept.at("causes").as_array().push_back(
        json::object{{"name", step.object}, {"our_fault", step.term("责任 ") == "我方"}});
    keep_causes(who, std::move(kept));
}

/// 停用退货原因 包装受潮
void Walk::stop_return_cause(const std::string& who, const Step& step) {
    auto kept = world_.call("admin", "GET", "/return_settings").json;
    for (auto& cause : kept.at("causes").as_array())
        if (cause.at("name").as_string() == step.object) cause.as_object()["active"] = false;
    keep_causes(who, std::move(kept));
}

void Walk::do_for_order(const std::string& who, const std::string& path, const json::object& body) {
    call(who, "POST", path, json::serialize(body));
    if (last_.status >= 300) return;
    world_.follow_events();
    show_order_again();
}

void Walk::begin_picking(const std::string& who, const Step&) {
    do_for_order(who, dispatch_path() + "/picking", {});
}

/// 扫描 P1001 × 2
void Walk::scan(const std::string& who, const Step& step) {
    const auto [code, quantity] = counted(step.object);
    do_for_order(who, dispatch_path() + "/scans", {{"code", code}, {"quantity", quantity}});
}

void Walk::pack(const std::string& who, const Step&) {
    do_for_order(who, dispatch_path() + "/packing", {});
}

/// 发出 单号 SF1234567890[，预计 2026-12-01]
void Walk::send_picked(const std::string& who, const Step& step) {
    json::object body{{"tracking_no", step.term("单号 ")}, {"package_count", 1}};
    if (const auto day = step.term("预计 "); !day.empty()) body["expected_on"] = day;
    do_for_order(who, dispatch_path() + "/shipments", body);
}

/// 物流消息 异常，说 …
void Walk::report_waybill(const std::string& who, const Step& step) {
    const char* kind = step.object == "异常"   ? "trouble"
                       : step.object == "未果" ? "attempt"
                       : step.object == "拒收" ? "refused"
                                               : "in_transit";
    do_for_order(who, waybill_path() + "/events", {{"kind", kind}, {"words", step.term("说 ")}});
}

/// 签收凭证 王工[，说 …]
void Walk::prove_delivery(const std::string& who, const Step& step) {
    do_for_order(who, waybill_path() + "/proof",
                 {{"signed_by", step.object}, {"words", step.term("说 ")}});
}

/// 审核退货 同意 · 审核退货 拒绝，说 …
void Walk::decide_return(const std::string& who, const Step& step) {
    do_for_order(who, return_path() + "/decision",
                 {{"approve", step.object == "同意"}, {"words", step.term("说 ")}});
}

void Walk::receive_return(const std::string& who, const Step&) {
    do_for_order(who, return_path() + "/reception", {});
}

/// 质检退货 合格 3[，损坏 2，说 …]: of its one line; what is damaged is kept apart.
void Walk::inspect_return(const std::string& who, const Step& step) {
    const auto path = return_path();
    const auto number = [](std::string text) { return text.empty() ? 0 : std::stoll(text); };
    const auto shown = world_.call("admin", "GET", path);
    const auto damaged = number(step.term("损坏 "));
    do_for_order(who, path + "/inspection",
                 {{"lines", json::array{json::object{
                                {"line_id", shown.json.at("lines").at(0).at("id")},
                                {"good", number(step.object.substr(sizeof "合格 " - 1))},
                                {"damaged", damaged},
                                {"fate", damaged > 0 ? "quarantine" : "none"},
                                {"words", step.term("说 ")}}}}});
}

/// 处理退货 退款 · 处理退货 换货，确认人 … · 处理退货 关闭，说 …
void Walk::settle_return(const std::string& who, const Step& step) {
    const char* kind = step.object == "退款"   ? "refund"
                       : step.object == "换货" ? "exchange"
                                               : "close";
    do_for_order(
        who, return_path() + "/settlement",
        {{"kind", kind}, {"agreed_by", step.term("确认人 ")}, {"words", step.term("说 ")}});
}

/// 期望 发货任务 拣货中: its state as people read it.
void Walk::expect_dispatch(const std::string&, const Step& step) {
    static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
        {"waiting", "待货"},   {"to_pick", "待拣货"},   {"picking", "拣货中"}, {"packed", "已打包"},
        {"shipped", "已发货"}, {"delivered", "已送达"}, {"dropped", "已取消"}};
    const auto shown = world_.call("admin", "GET", dispatch_path());
    std::string got = shown.text("state");
    for (const auto& [state, words] : kWords)
        if (got == state) got = words;
    expect(step, got == step.object, step.object, got);
}

/// 期望 履约 kept
void Walk::expect_outcome(const std::string&, const Step& step) {
    const auto got = world_.call("admin", "GET", dispatch_path()).text("outcome");
    expect(step, got == step.object, step.object, got);
}

/// 期望 延误风险 silent，no_stock · 期望 延误风险 无
void Walk::expect_late_risk(const std::string&, const Step& step) {
    world_.run_jobs();
    const auto shown = world_.call("admin", "GET", dispatch_path());
    std::string got;
    for (const auto& risk : shown.json.at("risks").as_array())
        got += (got.empty() ? "" : "，") + std::string(risk.at("kind").as_string());
    std::string wanted = step.object;
    for (const auto& term : step.terms) wanted += "，" + term;
    if (got.empty()) got = "无";
    expect(step, got == wanted, wanted, got);
}

}  // namespace zhuli::scenarios
