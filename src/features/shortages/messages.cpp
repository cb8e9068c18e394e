#include "features/shortages/messages.hpp"

namespace zhuli::shortages {

namespace {

constexpr Message kMessages[] = {
    {"shortages.counted_below_zero", "盘点数不能为负", "盤點數不能為負",
     "What was counted cannot be below zero"},
    {"shortages.same_product", "替代品须是另一个产品", "替代品須是另一個產品",
     "A substitute is another product"},
    {"shortages.waits_no_more", "这一行已不缺货，或不在您的范围内，请刷新后再看",
     "這一行已不缺貨，或不在您的範圍內，請重新整理後再看",
     "This line waits no more, or is not yours; look again"},
    {"entity.shortage_choice", "客户的选择", "客戶的選擇", "Customer's choice"},
    {"field.shortage_choice.order_id", "订单", "訂單", "Order"},
    {"field.shortage_choice.order_line_id", "订单行", "訂單行", "Order line"},
    {"field.shortage_choice.product_id", "产品", "產品", "Product"},
    {"field.shortage_choice.kind", "选择", "選擇", "Choice"},
    {"field.shortage_choice.quantity", "缺货数量", "缺貨數量", "Lacking"},
    {"field.shortage_choice.told_on", "告知的到货日", "告知的到貨日", "Day they were told"},
    {"field.shortage_choice.substitute_id", "替代品", "替代品", "Substitute"},
    {"field.shortage_choice.new_order_id", "替代订单", "替代訂單", "Order of it"},
    {"field.shortage_choice.words", "客户原话", "客戶原話", "Customer's words"},
    {"field.shortage_choice.author_id", "记录人", "記錄人", "By"},
    {"field.shortage_choice.created_at", "时间", "時間", "Time"},
    {"field.shortage_choice.updated_at", "更新时间", "更新時間", "Updated"},
    {"enum.shortage_choice.kind.wait", "等到货", "等到貨", "Wait"},
    {"enum.shortage_choice.kind.substitute", "换替代品", "換替代品", "Take a substitute"},
    {"enum.shortage_choice.kind.give_up", "缺的不要了", "缺的不要了", "Do without"},
    {"event.shortage.chosen", "缺货处理", "缺貨處理", "Shortage settled"},
    {"notice.shortage.opened",
     "{customer} 的订单 {number}：盘点后缺 {product} × {quantity}，预留已失效",
     "{customer} 的訂單 {number}：盤點後缺 {product} × {quantity}，預留已失效",
     "{customer}, order {number}: a count left {product} × {quantity} short"},
    {"notice.shortage.served", "{customer} 的订单 {number}：{product} × {quantity} 到货，已预留",
     "{customer} 的訂單 {number}：{product} × {quantity} 到貨，已預留",
     "{customer}, order {number}: {product} × {quantity} came in and is held"},
    {"notice.shortage.hold_ended",
     "{customer} 的订单 {number}：{product} × {quantity} 的预留到期，已放回库存",
     "{customer} 的訂單 {number}：{product} × {quantity} 的預留到期，已放回庫存",
     "{customer}, order {number}: the hold on {product} × {quantity} ended"},
    {"enum.notice.kind.shortage.opened", "盘点缺货", "盤點缺貨", "Short after a count"},
    {"enum.notice.kind.shortage.served", "缺货到货", "缺貨到貨", "What was short came in"},
    {"enum.notice.kind.shortage.hold_ended", "预留到期", "預留到期", "A hold ended"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::shortages
