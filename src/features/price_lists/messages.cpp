#include "features/price_lists/messages.hpp"

namespace zhuli::price_lists {

namespace {

constexpr Message kMessages[] = {
    {"price_lists.priced_twice", "这个产品在这个数量已经有价格", "這個產品在這個數量已經有價格",
     "This product has a price for this quantity already"},
    {"price_lists.from_one", "起订数量从 1 开始", "起訂數量從 1 開始", "Quantities begin with 1"},
    {"price_lists.negative", "不能为负", "不能為負", "Cannot be negative"},
    {"price_lists.ends_before_it_begins", "不能早于生效日期", "不能早於生效日期",
     "Cannot be before the first day"},
    {"entity.price_list", "价目表", "價目表", "Price list"},
    {"field.price_list.name", "名称", "名稱", "Name"},
    {"field.price_list.audience", "适用对象", "適用對象", "For whom"},
    {"field.price_list.tier", "客户等级", "客戶等級", "Customer tier"},
    {"field.price_list.customer_id", "客户", "客戶", "Customer"},
    {"field.price_list.customer_name", "客户", "客戶", "Customer"},
    {"field.price_list.valid_from", "生效日期", "生效日期", "Valid from"},
    {"field.price_list.valid_until", "失效日期", "失效日期", "Valid until"},
    {"field.price_list.active", "启用", "啟用", "In use"},
    {"field.price_list.note", "备注", "備註", "Note"},
    {"field.price_list.line_count", "价格数", "價格數", "Prices"},
    {"field.price_list.lines", "价格", "價格", "Prices"},
    {"field.price_list.standing", "状态", "狀態", "State"},
    {"field.price_list.goods", "产品", "產品", "Products"},
    {"field.price_list.created_at", "创建时间", "建立時間", "Created"},
    {"field.price_list.updated_at", "更新时间", "更新時間", "Updated"},
    {"enum.price_list.audience.everybody", "所有客户", "所有客戶", "Everybody"},
    {"enum.price_list.audience.tier", "某一等级的客户", "某一等級的客戶", "Customers of a tier"},
    {"enum.price_list.audience.customer", "单个客户", "單個客戶", "One customer"},
    {"enum.price_list.tier.a", "A", "A", "A"},
    {"enum.price_list.tier.b", "B", "B", "B"},
    {"enum.price_list.tier.c", "C", "C", "C"},
    {"enum.price_list.tier.d", "D", "D", "D"},
    {"enum.price_list.standing.coming", "未生效", "未生效", "Coming"},
    {"enum.price_list.standing.running", "生效中", "生效中", "Running"},
    {"enum.price_list.standing.over", "已过期", "已過期", "Over"},
    {"enum.price_list.standing.stopped", "已停用", "已停用", "Stopped"},
    {"event.price_list.created", "新建价目表", "新建價目表", "Price list created"},
    {"event.price_list.edited", "修改价目表", "修改價目表", "Price list changed"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::price_lists
