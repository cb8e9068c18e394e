// What people do in a scenario, as calls of the API.
#include <fmt/format.h>
#include <boost/json/serialize.hpp>

#include "tests/scenarios/walk.hpp"

namespace zhuli::scenarios {

namespace json = boost::json;

namespace {

/// As a query of an address has it.
std::string escaped(const std::string& text) {
    std::string query;
    for (const unsigned char c : text) query += fmt::format("%{:02X}", c);
    return query;
}

/// The members of a customer that a step names.
json::object customer_members(const Step& step) {
    constexpr std::pair<std::string_view, std::string_view> kMembers[] = {
        {"联系人 ", "contact_name"},   {"电话 ", "phone"},  {"地区 ", "region"},
        {"地址 ", "address"},          {"微信 ", "wechat"}, {"邮箱 ", "email"},
        {"信用代码 ", "credit_code"},  {"备注 ", "note"},   {"阶段 ", "status"},
        {"阶段原因 ", "status_reason"}};
    json::object members;
    for (const auto& [word, member] : kMembers)
        if (const std::string value = step.term(word); !value.empty()) members[member] = value;
    return members;
}

}  // namespace

struct Walk::Verbs {
    static constexpr Verb kActions[] = {{"新建产品", &Walk::create_product},
                                        {"找重复", &Walk::scan_duplicates},
                                        {"加关键人", &Walk::add_key_person},
                                        {"归属集团", &Walk::join_group},
                                        {"约定", &Walk::add_milestone},
                                        {"完成约定", &Walk::complete_milestone},
                                        {"导出客户", &Walk::export_customers},
                                        {"搜一切", &Walk::search_everywhere},
                                        {"组建团队", &Walk::form_team},
                                        {"调到团队", &Walk::move_to_team},
                                        {"开通群机器人", &Walk::open_chat},
                                        {"群机器人", &Walk::break_chat},
                                        {"开通寄信", &Walk::wish_for_mail},
                                        {"同时导入两次客户", &Walk::import_twice},
                                        {"列出客户", &Walk::list_customers},
                                        {"不是重复", &Walk::dismiss_pair},
                                        {"合并客户", &Walk::merge_customer},
                                        {"撤销合并", &Walk::undo_merge},
                                        {"下采购单", &Walk::order_from_supplier},
                                        {"采购收货", &Walk::receive_purchase},
                                        {"盘点", &Walk::count_stock},
                                        {"客户选择", &Walk::choose_in_shortage},
                                        {"入库", &Walk::receive_stock},
                                        {"新建仓库", &Walk::create_warehouse},
                                        {"加退货原因", &Walk::add_return_cause},
                                        {"停用退货原因", &Walk::stop_return_cause},
                                        {"调整库存", &Walk::adjust_stock},
                                        {"新建客户", &Walk::create_customer},
                                        {"修改客户", &Walk::edit_customer},
                                        {"查看客户", &Walk::show_customer},
                                        {"搜索客户", &Walk::search_customers},
                                        {"搜记录", &Walk::search_notes},
                                        {"记录沟通", &Walk::record_talk},
                                        {"查重", &Walk::check_duplicates},
                                        {"下单", &Walk::enter_order},
                                        {"重发下单", &Walk::repeat_order},
                                        {"提交订单", &Walk::submit_order},
                                        {"审批", &Walk::decide_approval},
                                        {"转交审批", &Walk::pass_approval_on},
                                        {"设信用额度", &Walk::set_credit_limit},
                                        {"定价", &Walk::set_prices},
                                        {"停用价目", &Walk::stop_prices},
                                        {"确认订单", &Walk::confirm_order},
                                        {"再次预留", &Walk::reserve_again},
                                        {"取消订单", &Walk::cancel_order},
                                        {"改订单", &Walk::change_order},
                                        {"提前结单", &Walk::close_short},
                                        {"退款", &Walk::pay_back},
                                        {"答复更正", &Walk::answer_correction},
                                        {"发货", &Walk::ship},
                                        {"签收", &Walk::deliver},
                                        {"收款", &Walk::receive_money},
                                        {"付款条件", &Walk::set_payment_term},
                                        {"设账期", &Walk::set_credit_days},
                                        {"放行", &Walk::release_shipping},
                                        {"登记到账", &Walk::enter_bank_receipt},
                                        {"核销", &Walk::match_bank_receipt},
                                        {"撤销核销", &Walk::undo_bank_match},
                                        {"申请开票", &Walk::request_invoice},
                                        {"开票", &Walk::issue_invoice},
                                        {"申请退货", &Walk::request_return},
                                        {"审核退货", &Walk::decide_return},
                                        {"收到退货", &Walk::receive_return},
                                        {"质检退货", &Walk::inspect_return},
                                        {"处理退货", &Walk::settle_return},
                                        {"开始拣货", &Walk::begin_picking},
                                        {"扫描", &Walk::scan},
                                        {"打包", &Walk::pack},
                                        {"发出", &Walk::send_picked},
                                        {"物流消息", &Walk::report_waybill},
                                        {"签收凭证", &Walk::prove_delivery},
                                        {"导入客户", &Walk::import_customers},
                                        {"导入联系人", &Walk::import_contacts},
                                        {"决定导入", &Walk::decide_import},
                                        {"登记咨询", &Walk::enter_inquiry},
                                        {"认领咨询", &Walk::claim_inquiry},
                                        {"答复咨询", &Walk::answer_inquiry},
                                        {"受理客诉", &Walk::enter_ticket},
                                        {"分类客诉", &Walk::classify_ticket},
                                        {"回复客诉", &Walk::reply_to_ticket},
                                        {"客诉记录", &Walk::record_on_ticket},
                                        {"暂停客诉", &Walk::pause_ticket},
                                        {"继续客诉", &Walk::resume_ticket},
                                        {"重开客诉", &Walk::reopen_ticket},
                                        {"并入客诉", &Walk::join_ticket},
                                        {"工作时间", &Walk::set_work_hours},
                                        {"上班", &Walk::work_on_a_day},
                                        {"改时限", &Walk::change_policy},
                                        {"拨表", &Walk::set_clock},
                                        {"停机到", &Walk::be_down_until},
                                        {"受理一批客诉", &Walk::enter_many_tickets},
                                        {"数提醒", &Walk::count_notices},
                                        {"开通邮箱", &Walk::open_mailbox},
                                        {"客户来信", &Walk::receive_mail},
                                        {"客户回信", &Walk::receive_answer},
                                        {"收发邮件", &Walk::exchange_mails},
                                        {"采信来信", &Walk::accept_mail},
                                        {"不采信来信", &Walk::decline_mail},
                                        {"写处理函", &Walk::write_letter},
                                        {"发送处理函", &Walk::send_letter},
                                        {"撤回处理函", &Walk::take_letter_back},
                                        {"处理函作记录", &Walk::record_letter},
                                        {"审批处理函", &Walk::decide_letter},
                                        {"客户接受处理", &Walk::accept_letter},
                                        {"客户不接受处理", &Walk::decline_letter},
                                        {"用代金券", &Walk::use_voucher},
                                        {"请客户评价", &Walk::ask_for_mark},
                                        {"客户评价", &Walk::give_mark},
                                        {"请协办", &Walk::ask_department},
                                        {"答复协办", &Walk::answer_request},
                                        {"撤回协办", &Walk::withdraw_request},
                                        {"开放登记表单", &Walk::open_form},
                                        {"客户登记投诉", &Walk::complain_by_form},
                                        {"客户补充", &Walk::add_to_complaint},
                                        {"确认客诉客户", &Walk::name_customer},
                                        {"定改进", &Walk::plan_sop_change},
                                        {"完成改进", &Walk::finish_sop_change},
                                        {"写成案例", &Walk::draft_case},
                                        {"补案例", &Walk::complete_case},
                                        {"提交案例", &Walk::submit_case},
                                        {"发布案例", &Walk::publish_case},
                                        {"退回案例", &Walk::return_case},
                                        {"用案例", &Walk::use_case},
                                        {"新建商机", &Walk::create_opportunity},
                                        {"推进商机", &Walk::move_opportunity},
                                        {"推迟商机", &Walk::postpone_opportunity},
                                        {"输单", &Walk::lose_opportunity},
                                        {"写卡片", &Walk::write_card},
                                        {"起草话术", &Walk::draft_script},
                                        {"改话术", &Walk::revise_script},
                                        {"批准话术", &Walk::approve_script},
                                        {"用话术", &Walk::use_script},
                                        {"撤回使用", &Walk::take_use_back},
                                        {"搜知识", &Walk::search_knowledge},
                                        {"记录需求", &Walk::record_need},
                                        {"写方案", &Walk::write_proposal},
                                        {"补方案", &Walk::complete_proposal},
                                        {"发送方案", &Walk::send_proposal},
                                        {"处理方案", &Walk::turn_proposal},
                                        {"新版方案", &Walk::revise_proposal},
                                        {"客户接受方案", &Walk::accept_proposal},
                                        {"客户拒绝方案", &Walk::decline_proposal},
                                        {"方案下单", &Walk::order_proposal},
                                        {"写报价", &Walk::write_quote},
                                        {"改报价", &Walk::change_quote},
                                        {"发送报价", &Walk::send_quote},
                                        {"处理报价", &Walk::turn_quote},
                                        {"新版报价", &Walk::revise_quote},
                                        {"审批报价", &Walk::decide_quote},
                                        {"客户答复报价", &Walk::answer_quote},
                                        {"报价下单", &Walk::order_quote},
                                        {"平台登记", &Walk::list_over_there},
                                        {"平台除名", &Walk::strike_over_there},
                                        {"接入平台", &Walk::set_up_platform},
                                        {"同步通讯录", &Walk::read_directory},
                                        {"应用同步", &Walk::apply_directory},
                                        {"撤销同步", &Walk::undo_directory},
                                        {"放假", &Walk::close_for_a_day},
                                        {"设公海", &Walk::set_up_pool},
                                        {"释放客户", &Walk::release_customer},
                                        {"领取客户", &Walk::claim_customer},
                                        {"交接", &Walk::hand_over},
                                        {"撤销交接", &Walk::hand_back},
                                        {"批量修改", &Walk::edit_many},
                                        {"撤销批量修改", &Walk::edit_many_back},
                                        {"连续查重", &Walk::check_many_times},
                                        {"签到", &Walk::check_in},
                                        {"登记合同", &Walk::write_contract},
                                        {"续签合同", &Walk::renew_contract},
                                        {"合同记订单", &Walk::put_under_contract},
                                        {"终止合同", &Walk::end_contract},
                                        {"撤销导入", &Walk::undo_import},
                                        {"打开订单", &Walk::choose_order},
                                        {"等到", &Walk::wait_until},
                                        {"安排跟进", &Walk::plan_follow_up},
                                        {"推迟跟进", &Walk::snooze_follow_up},
                                        {"完成跟进", &Walk::complete_follow_up},
                                        {"取消跟进", &Walk::cancel_follow_up},
                                        {"归档客户", &Walk::archive_customer},
                                        {"上传附件", &Walk::attach_file},
                                        {"采纳建议", &Walk::accept_suggestions},
                                        {"批量转交", &Walk::give_tickets},
                                        {"批量并入", &Walk::join_tickets},
                                        {"撤销分拣", &Walk::take_triage_back},
                                        {"程度用词", &Walk::set_severity_words},
                                        {"评论", &Walk::comment},
                                        {"改评论", &Walk::edit_comment},
                                        {"撤回评论", &Walk::remove_comment},
                                        {"恢复评论", &Walk::restore_comment},
                                        {"看评论", &Walk::read_comments},
                                        {"打不通", &Walk::record_wrong_number},
                                        {"不是问题", &Walk::dismiss_flaw},
                                        {"整理", &Walk::fix_flaws},
                                        {"撤销整理", &Walk::undo_fix},
                                        {"编排日程", &Walk::compose_day},
                                        {"移动日程", &Walk::move_block},
                                        {"固定日程", &Walk::pin_block},
                                        {"移出日程", &Walk::drop_block},
                                        {"撤销日程", &Walk::undo_day},
                                        {"记录意愿", &Walk::record_consent},
                                        {"发送优惠", &Walk::send_offer},
                                        {"客户回复", &Walk::answer_offer},
                                        {"请客户确认", &Walk::ask_customer},
                                        {"客户确认", &Walk::agree_to_order},
                                        {"客户更正", &Walk::correct_order},
                                        {"采纳更正", &Walk::adopt_corrections},
                                        {"撤销确认链接", &Walk::revoke_link},
                                        {"收回订单", &Walk::take_back_order}};
};

std::span<const Walk::Verb> Walk::actions() { return Verbs::kActions; }

void Walk::create_product(const std::string& who, const Step& step) {
    const auto space = step.object.find(' ');
    const std::string code = step.object.substr(0, space);
    const json::object body{{"code", code},
                            {"name", trimmed(step.object.substr(code.size()))},
                            {"list_price_e4", price_e4(step.term("标价 "))},
                            {"floor_price_e4", price_e4(step.term("底价 "))}};
    products_[code] = call(who, "POST", "/products", json::serialize(body)).text("id");
}

void Walk::receive_stock(const std::string& who, const Step& step) {
    const auto [code, quantity] = counted(step.object);
    const json::object body{{"product_id", product_id(code)},
                            {"warehouse_id", warehouse_called(step.term("到 "))},
                            {"quantity", quantity},
                            {"reason", "receipt"}};
    call(who, "POST", "/stock/moves", json::serialize(body));
    world_.follow_events();  // whoever waits is served
}

void Walk::adjust_stock(const std::string& who, const Step& step) {
    const auto [code, quantity] = counted(step.object);
    const json::object body{{"product_id", product_id(code)},
                            {"warehouse_id", warehouse_},
                            {"quantity", quantity},
                            {"reason", "adjustment"},
                            {"note", step.term("原因 ")}};
    call(who, "POST", "/stock/moves", json::serialize(body));
}

void Walk::create_customer(const std::string& who, const Step& step) {
    json::object body = customer_members(step);
    body["name"] = step.object;
    const auto made = call(who, "POST", "/customers", json::serialize(body));
    if (made.status >= 400) return;
    customers_[step.object] = made.text("id");
    seen_[who + step.object] = 1;
}

void Walk::show_customer(const std::string& who, const Step& step) {
    const auto shown = call(who, "GET", "/customers/" + customer_id(step.object));
    if (shown.status < 400) seen_[who + step.object] = shown.json.at("version").as_int64();
}

/// With the version this person saw last.
void Walk::edit_customer(const std::string& who, const Step& step) {
    const auto edited = call(who, "PATCH", "/customers/" + customer_id(step.object),
                             json::serialize(customer_members(step)),
                             {{"if-match", std::to_string(seen_[who + step.object])}});
    if (edited.status < 400) seen_[who + step.object] = edited.json.at("version").as_int64();
}

void Walk::search_customers(const std::string& who, const Step& step) {
    call(who, "GET", "/customers?q=" + escaped(step.object));
}

void Walk::search_everywhere(const std::string& who, const Step& step) {
    world_.follow_events();
    call(who, "GET", "/search?q=" + escaped(step.object));
}

void Walk::search_notes(const std::string& who, const Step& step) {
    world_.follow_events();
    call(who, "GET", "/notes?q=" + escaped(step.object));
}

void Walk::record_talk(const std::string& who, const Step& step) {
    json::object body{{"channel", "phone"}, {"words", step.term("说 ")}};
    if (const std::string next = step.term("下次 "); !next.empty()) body["next_contact_on"] = next;
    call(who, "POST", "/customers/" + customer_id(step.object) + "/interactions",
         json::serialize(body));
}

void Walk::check_duplicates(const std::string& who, const Step& step) {
    json::object body = customer_members(step);
    if (!step.object.empty() && !step.object.starts_with("电话")) body["name"] = step.object;
    if (step.object.starts_with("电话 ")) body["phone"] = step.object.substr(7);
    call(who, "POST", "/duplicate_checks", json::serialize(body));
}

/// "P1001 × 3", "P1001 × 2 @ 690.00": the lines of an entry.
json::array Walk::goods_in(const Step& step) const {
    json::array lines;
    for (const std::string& term : step.terms) {
        if (term.find("×") == term.npos) continue;
        const auto [code, quantity] = counted(term);
        json::object line{{"product_id", product_id(code)}, {"quantity", quantity}};
        if (const auto at = term.find('@'); at != term.npos)
            line["unit_price_e4"] = price_e4(trimmed(term.substr(at + 1)));
        lines.push_back(std::move(line));
    }
    return lines;
}

void Walk::enter_order(const std::string& who, const Step& step) {
    constexpr std::string_view kFor = "给 ";
    if (!step.object.starts_with(kFor))
        throw std::runtime_error("应写成 下单 给 客户：货号 × 数量");
    json::array lines = goods_in(step);  // what it does not know of these is told first
    const json::object body{{"customer_id", customer_id(step.object.substr(kFor.size()))},
                            {"lines", std::move(lines)}};
    last_order_body_ = json::serialize(body);
    last_order_key_ = "key-" + std::to_string(++keys_);
    repeat_order(who, step);
}

/// The same request with the same key, as after a lost connection.
void Walk::repeat_order(const std::string& who, const Step&) {
    const auto made =
        call(who, "POST", "/orders", last_order_body_, {{"idempotency-key", last_order_key_}});
    if (made.status >= 400) return;
    order_ = made.json;
    orders_.emplace("订单" + std::to_string(orders_.size() + 1), made.text("id"));
}

/// 打开订单 订单1: the first one entered is in hand again.
void Walk::choose_order(const std::string& who, const Step& step) {
    const auto found = orders_.find(step.object);
    if (found == orders_.end()) throw std::runtime_error("没有 " + step.object);
    const auto shown = call(who, "GET", "/orders/" + found->second);
    if (shown.status < 400) order_ = shown.json;
}

void Walk::submit_order(const std::string& who, const Step& step) {
    act(who, "submission", json::serialize(json::object{{"approval_reason", step.term("理由 ")}}));
}
void Walk::reserve_again(const std::string& who, const Step&) { act(who, "reservation"); }

void Walk::confirm_order(const std::string& who, const Step& step) {
    const json::object body{{"confirmed_by", step.term("确认人 ")},
                            {"words", step.term("原话 ")},
                            {"accept_shortage", step.object == "接受缺货"},
                            {"approval_reason", step.term("理由 ")}};
    act(who, "confirmation", json::serialize(body));
}

void Walk::cancel_order(const std::string& who, const Step& step) {
    act(who, "cancellation", json::serialize(json::object{{"reason", step.term("原因 ")}}));
}

/// "P1001 × 3" terms as [{line_id, quantity}] of the order in hand.
std::string Walk::lines_of_order(const std::vector<std::string>& terms) const {
    json::array parts;
    for (const std::string& term : terms) {
        if (term.find("×") == term.npos) continue;
        const auto [code, quantity] = counted(term);
        for (const auto& line : order().at("lines").as_array())
            if (line.at("product_code").as_string() == code)
                parts.push_back(json::object{{"line_id", line.at("id")}, {"quantity", quantity}});
    }
    return json::serialize(parts);
}

void Walk::ship(const std::string& who, const Step& step) {
    json::object body{{"lines", json::parse(lines_of_order(step.terms))},
                      {"carrier", step.object},
                      {"tracking_no", step.term("单号 ")}};
    if (const auto from = step.term("从 "); !from.empty())
        body["warehouse_id"] = warehouse_called(from);
    act(who, "shipments", json::serialize(body));
}

void Walk::deliver(const std::string& who, const Step&) { act(who, "delivery"); }

void Walk::receive_money(const std::string& who, const Step& step) {
    act(who, "receipts", json::serialize(json::object{{"amount_minor", minor(step.object)}}));
}

void Walk::request_return(const std::string& who, const Step& step) {
    json::object body{{"lines", json::parse(lines_of_order({step.object}))},
                      {"reason", step.term("原因 ")}};
    if (const auto cause = step.term("类别 "); !cause.empty()) body["cause"] = cause_called(cause);
    act(who, "returns", json::serialize(body));
}

}  // namespace zhuli::scenarios
