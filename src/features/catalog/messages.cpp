#include "features/catalog/messages.hpp"

namespace zhuli::catalog {

namespace {

constexpr Message kMessages[] = {
    {"catalog.negative", "不能为负", "不能為負", "Cannot be negative"},
    {"catalog.floor_above_list", "底价不能高于标价", "底價不能高於標價",
     "The floor price cannot be above the list price"},
    {"catalog.named_twice", "已经有了，不要重复", "已經有了，不要重複", "It is there already"},
    {"catalog.its_own_substitute", "产品不能做自己的替代品", "產品不能做自己的替代品",
     "A product cannot stand in for itself"},
    {"entity.product", "产品", "產品", "Product"},
    {"entity.product_line", "产品线", "產品線", "Product line"},
    {"field.product_line.code", "编号", "編號", "Code"},
    {"field.product_line.name", "名称", "名稱", "Name"},
    {"field.product_line.created_at", "创建时间", "建立時間", "Created"},
    {"field.product_line.updated_at", "更新时间", "更新時間", "Updated"},
    {"field.product.code", "产品编号", "產品編號", "Code"},
    {"field.product.name", "品名", "品名", "Name"},
    {"field.product.line_id", "产品线", "產品線", "Line"},
    {"field.product.line_name", "产品线", "產品線", "Line"},
    {"field.product.unit", "单位", "單位", "Unit"},
    {"field.product.barcode", "条码", "條碼", "Barcode"},
    {"field.product.list_price_e4", "标价", "標價", "List price"},
    {"field.product.floor_price_e4", "底价", "底價", "Floor price"},
    {"field.product.cost_e4", "成本", "成本", "Cost"},
    {"field.product.on_shelf", "在售", "在售", "On shelf"},
    {"field.product.safety_stock", "安全库存", "安全庫存", "Safety stock"},
    {"field.product.spec", "规格", "規格", "Specification"},
    {"field.product.material", "材质", "材質", "Material"},
    {"field.product.parameters", "技术参数", "技術參數", "Parameters"},
    {"field.product.substitutes", "替代品", "替代品", "Substitutes"},
    {"help.product.substitutes", "最合适的排在前面，写一句怎么跟客户说",
     "最合適的排在前面，寫一句怎麼跟客戶說",
     "The best one first, with a sentence for the customer"},
    {"field.product.substitute_claims", "替代依据", "替代依據", "Grounds of substitutes"},
    {"field.product.cost_hidden", "成本已隐藏", "成本已隱藏", "Cost hidden"},
    {"field.product.external_no", "外部编号", "外部編號", "External number"},
    {"field.product.created_at", "创建时间", "建立時間", "Created"},
    {"field.product.updated_at", "更新时间", "更新時間", "Updated"},
    {"event.product.created", "新建产品", "新建產品", "Product created"},
    {"event.product.edited", "修改产品", "修改產品", "Product changed"},
    {"event.product_line.created", "新建产品线", "新建產品線", "Product line created"},
    {"event.product_line.edited", "修改产品线", "修改產品線", "Product line changed"},
};

}  // namespace

std::span<const Message> messages() { return kMessages; }

}  // namespace zhuli::catalog
