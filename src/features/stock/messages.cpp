#include "features/stock/messages.hpp"

namespace zhuli::stock {

namespace {

constexpr Message kMessages[] = {
    {"stock.not_enough", "{product} 库存不足：可用 {available}，需要 {wanted}",
     "{product} 庫存不足：可用 {available}，需要 {wanted}",
     "Not enough of {product}: {available} left, {wanted} wanted"},
    {"stock.not_enough_until",
     "{product} 库存不足：可用 {available}，需要 {wanted}；预计 {more_on} 到齐",
     "{product} 庫存不足：可用 {available}，需要 {wanted}；預計 {more_on} 到齊",
     "Not enough of {product}: {available} left, {wanted} wanted; all of it by {more_on}"},
    {"stock.below_reserved", "调整后会少于已预留的数量，最多可减 {available}",
     "調整後會少於已預留的數量，最多可減 {available}",
     "That would leave less than is reserved; at most {available} may be taken"},
    {"stock.belongs_to_an_order", "发货和退货请在订单里操作", "出貨和退貨請在訂單裡操作",
     "Shipments and returns are made in the order"},
    {"stock.has_its_own_form", "调拨和盘点请用各自的入口", "調撥和盤點請用各自的入口",
     "Transfers and counts have forms of their own"},
    {"stock.transfer_above_zero", "调拨数量须大于零", "調撥數量須大於零",
     "A transfer is above zero"},
    {"stock.same_warehouse", "调出和调入须是不同的仓库", "調出和調入須是不同的倉庫",
     "A transfer goes to another warehouse"},
    {"stock.moves_nothing", "数量不能为零", "數量不能為零", "The quantity cannot be zero"},
    {"stock.comes_in", "入库数量须大于零；减少库存请用调整", "入庫數量須大於零；減少庫存請用調整",
     "What comes in is above zero; use an adjustment to take out"},
    {"stock.say_why", "请写明调整原因", "請寫明調整原因", "Say why the stock is adjusted"},
    {"stock.no_warehouse", "还没有仓库，请先新建仓库", "還沒有倉庫，請先新建倉庫",
     "There is no warehouse yet; add one first"},
    {"entity.warehouse", "仓库", "倉庫", "Warehouse"},
    {"entity.stock_move", "库存变动", "庫存變動", "Stock move"},
    {"entity.stock_balance", "库存", "庫存", "Stock"},
    {"field.warehouse.code", "编号", "編號", "Code"},
    {"field.warehouse.name", "名称", "名稱", "Name"},
    {"field.warehouse.address", "地址", "地址", "Address"},
    {"field.warehouse.created_at", "创建时间", "建立時間", "Created"},
    {"field.warehouse.updated_at", "更新时间", "更新時間", "Updated"},
    {"field.stock_move.product_id", "产品", "產品", "Product"},
    {"field.stock_move.warehouse_id", "仓库", "倉庫", "Warehouse"},
    {"field.stock_move.quantity", "数量", "數量", "Quantity"},
    {"field.stock_move.reason", "原因", "原因", "Reason"},
    {"field.stock_move.order_id", "订单", "訂單", "Order"},
    {"field.stock_move.note", "备注", "備註", "Note"},
    {"field.stock_move.actor_id", "经手人", "經手人", "By"},
    {"field.stock_move.created_at", "时间", "時間", "Time"},
    {"field.stock_move.updated_at", "更新时间", "更新時間", "Updated"},
    {"field.stock_balance.product_id", "产品", "產品", "Product"},
    {"field.stock_balance.product_code", "产品编号", "產品編號", "Code"},
    {"field.stock_balance.product_name", "品名", "品名", "Name"},
    {"field.stock_balance.unit", "单位", "單位", "Unit"},
    {"field.stock_balance.warehouse_id", "仓库", "倉庫", "Warehouse"},
    {"field.stock_balance.warehouse_name", "仓库", "倉庫", "Warehouse"},
    {"field.stock_balance.on_hand", "在库", "在庫", "On hand"},
    {"field.stock_balance.reserved", "已预留", "已預留", "Reserved"},
    {"field.stock_balance.available", "可用", "可用", "Available"},
    {"field.stock_balance.safety_stock", "安全库存", "安全庫存", "Safety stock"},
    {"enum.stock_move.reason.opening", "期初", "期初", "Opening"},
    {"enum.stock_move.reason.receipt", "入库", "入庫", "Receipt"},
    {"enum.stock_move.reason.shipment", "发货", "出貨", "Shipment"},
    {"enum.stock_move.reason.return", "退货", "退貨", "Return"},
    {"enum.stock_move.reason.adjustment", "调整", "調整", "Adjustment"},
    {"enum.stock_move.reason.transfer", "调拨", "調撥", "Transfer"},
    {"enum.stock_move.reason.count", "盘点", "盤點", "Count"},
    {"event.stock.moved", "库存变动", "庫存變動", "Stock moved"},
    {"event.warehouse.created", "新建仓库", "新建倉庫", "Warehouse created"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::stock
