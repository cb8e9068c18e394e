#include "features/imports/rules_columns.hpp"

#include <algorithm>

#include "core/text/text.hpp"

namespace zhuli::imports {

namespace {

constexpr Column kOrders[] = {
    {"number", true,
     "|number|invoice|invoiceno|invoicenumber|orderno|ordernumber|orderid|order|externalno|document"
     "|documentno|单号|订单号|订单编号|单据号|单据编号|销售单号|发票号|"},
    {"product_code", true,
     "|productcode|stockcode|sku|productid|itemcode|itemno|code|product|货号|产品编号|产品编码|"
     "产品代码"
     "|商品编号|商品编码|商品代码|存货编码|物料编码|"},
    {"product_name", false,
     "|productname|description|itemname|item|品名|产品|产品名称|商品|商品名称|存货名称|描述|"},
    {"quantity", true, "|quantity|qty|units|数量|件数|销售数量|"},
    {"placed_at", true,
     "|placedat|placedon|invoicedate|orderdate|date|datetime|purchasedate|orderpurchasetimestamp"
     "|日期|时间|下单日期|下单时间|订单日期|单据日期|销售日期|"},
    {"unit_price", true, "|unitprice|unitpricee4|price|单价|价格|售价|含税单价|销售单价|"},
    {"customer_code", false,
     "|customercode|customerid|customerno|customer|clientid|客户编号|客户编码|客户代码|客户号|"},
    {"customer_name", false,
     "|customername|clientname|company|客户|客户名称|公司|公司名称|购货单位|"},
    {"region", false, "|region|country|state|city|地区|国家|省份|城市|区域|"},
};

constexpr Column kCustomers[] = {
    {"external_no", false,
     "|externalno|customercode|customerid|customerno|id|code|编号|客户编号|客户编码|客户代码|"},
    {"name", true,
     "|name|customername|company|companyname|客户|客户名称|名称|公司|公司名称|单位名称|企业名称|"},
    {"short_name", false, "|shortname|alias|简称|客户简称|"},
    {"credit_code", false, "|creditcode|uscc|taxno|信用代码|统一社会信用代码|税号|纳税人识别号|"},
    {"contact_name", false, "|contactname|contact|contactperson|联系人|联络人|联系人姓名|姓名|"},
    {"contact_title", false, "|contacttitle|title|职务|职位|"},
    {"phone", false, "|phone|mobile|telephone|tel|phonenumber|电话|手机|手机号|联系电话|联系方式|"},
    {"email", false, "|email|mail|emailaddress|邮箱|电子邮箱|电子邮件|"},
    {"wechat", false, "|wechat|weixin|微信|微信号|"},
    {"region", false, "|region|country|city|state|地区|城市|省份|国家|区域|"},
    {"address", false, "|address|street|地址|详细地址|收货地址|"},
    {"industry", false, "|industry|sector|行业|所属行业|"},
    {"buys", false, "|buys|whattheybuy|常购产品|采购品类|主要采购|"},
    {"delivery_window", false, "|deliverywindow|whengoodsmaycome|收货时段|收货时间|"},
    {"invoice_title", false, "|invoicetitle|发票抬头|开票抬头|开票名称|"},
    {"note", false, "|note|notes|remark|comment|备注|说明|"},
    {"kind", false, "|kind|customerkind|类型|客户类型|"},
    {"status", false, "|status|stage|阶段|客户阶段|状态|客户状态|"},
    {"status_reason", false, "|statusreason|whylostorinvalid|流失或无效的原因|流失原因|无效原因|"},
    {"tier", false, "|tier|等级|客户等级|级别|客户级别|"},
    {"price_sensitivity", false, "|pricesensitivity|价格敏感度|"},
    {"owner", false, "|owner|ownername|salesperson|负责人|业务员|销售|销售员|客户经理|跟进人|"},
    {"tags", false, "|tags|tag|labels|标签|客户标签|"},
};

constexpr Column kContacts[] = {
    {"customer_code", false,
     "|customercode|customerid|customerno|clientid|客户编号|客户编码|客户代码|客户号|"},
    {"customer_name", false,
     "|customername|customer|clientname|client|company|companyname|客户名称|客户|公司名称|公司|"
     "单位名称|"},
    {"contact_name", true,
     "|name|contact|contactname|fullname|联系人|联络人|姓名|联系人姓名|名字|"},
    {"contact_title", false, "|title|position|jobtitle|职务|职位|岗位|"},
    {"phone", false, "|phone|mobile|telephone|tel|phonenumber|电话|手机|手机号|联系电话|联系方式|"},
    {"email", false, "|email|mail|emailaddress|邮箱|电子邮箱|电子邮件|"},
    {"wechat", false, "|wechat|weixin|微信|微信号|"},
};

constexpr Column kProducts[] = {
    {"code", true,
     "|code|productcode|sku|stockcode|productid|itemcode|货号|编号|产品编号|产品编码|商品编码|"
     "商品编号"
     "|存货编码|物料编码|"},
    {"name", true, "|name|productname|description|itemname|品名|名称|产品名称|商品名称|存货名称|"},
    {"line", false, "|line|lineid|productline|category|series|产品线|类别|品类|分类|系列|"},
    {"unit", false, "|unit|uom|单位|计量单位|"},
    {"barcode", false, "|barcode|ean|条码|条形码|"},
    {"list_price_e4", false, "|listpricee4|listprice|price|unitprice|单价|价格|售价|定价|标价|"},
    {"floor_price_e4", false, "|floorpricee4|floorprice|minprice|底价|最低价|"},
    {"cost_e4", false, "|coste4|cost|costprice|成本|成本价|进价|"},
    {"safety_stock", false, "|safetystock|minstock|安全库存|最低库存|"},
    {"spec", false, "|spec|specification|model|规格|规格型号|型号|参数|"},
};

constexpr Column kInteractions[] = {
    {"customer_code", false,
     "|customercode|customerid|customerno|clientid|客户编号|客户编码|客户代码|客户号|"},
    {"customer_name", false,
     "|customername|customer|clientname|client|company|companyname|客户名称|客户|公司名称|公司|"
     "单位名称|"},
    {"happened_at", true,
     "|happenedat|when|contactedat|contacttime|followuptime|date|datetime|time|跟进时间|沟通时间|"
     "联系时间|"
     "拜访时间|跟进日期|沟通日期|联系日期|拜访日期|日期|时间|"},
    {"channel", false,
     "|channel|way|method|type|跟进方式|沟通方式|联系方式|跟进类型|渠道|方式|类型|"},
    {"words", true,
     "|words|whatwassaid|content|summary|notes|note|record|跟进内容|沟通内容|跟进记录|沟通记录|"
     "联系内容|"
     "拜访内容|"
     "记录内容|内容|记录|备注|"},
    {"author", false,
     "|author|bywhom|owner|salesperson|contactedby|跟进人|联系人员|记录人|业务员|负责人|销售|"
     "销售员|"},
    {"next_contact_on", false,
     "|nextcontacton|nextcontact|nextfollowup|下次跟进|下次跟进时间|下次跟进日期|下次联系|"
     "下次联系时间|"},
};

constexpr Column kFollowUps[] = {
    {"customer_code", false,
     "|customercode|customerid|customerno|clientid|客户编号|客户编码|客户代码|客户号|"},
    {"customer_name", false,
     "|customername|customer|clientname|client|company|companyname|客户名称|客户|公司名称|公司|"
     "单位名称|"},
    {"due_at", true,
     "|dueat|due|dueon|planneddate|date|datetime|time|计划时间|计划日期|计画时间|计画日期|跟进时间|"
     "跟进日期|"
     "下次跟进|下次跟进时间|下次跟进日期|日期|时间|"},
    {"channel", false, "|channel|way|method|type|方式|跟进方式|沟通方式|联系方式|渠道|类型|"},
    {"goal", false, "|goal|purpose|subject|目标|跟进目标|目的|事项|跟进事项|计划内容|"},
    {"reason", false, "|reason|note|notes|remark|原因|备注|说明|"},
};

constexpr Column kStock[] = {
    {"product_code", true,
     "|productcode|code|sku|stockcode|itemcode|货号|编号|产品编号|产品编码|商品编码|商品编号|"
     "存货编码|物料编码|"},
    {"warehouse", true, "|warehouse|warehousecode|location|仓库|仓库名称|仓库编码|库房|存放仓库|"},
    {"quantity", true,
     "|quantity|qty|onhand|stock|数量|库存|库存数量|期初数量|期初库存|现存量|结存数量|"},
};

bool is_punctuation(char c) {
    const auto u = static_cast<unsigned char>(c);
    return u < 0x80 && !std::isalnum(u);
}

int find_ours(std::span<const Column> columns, std::string_view name) {
    const std::string folded = "|" + folded_header(name) + "|";
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == name || columns[i].known_as.find(folded) != std::string_view::npos)
            return static_cast<int>(i);
    return -1;
}

constexpr int kNone = -2;  // told to be read from no column

int find_theirs(std::span<const std::string> header, std::string_view name) {
    for (std::size_t i = 0; i < header.size(); ++i)
        if (header[i] == name) return static_cast<int>(i);
    const std::string folded = folded_header(name);
    for (std::size_t i = 0; i < header.size(); ++i)
        if (folded_header(header[i]) == folded) return static_cast<int>(i);
    return -1;
}

/// The first of the known names wins, so that "Customer ID" beats "Customer".
void recognise(std::span<const Column> columns, std::span<const std::string> header,
               Mapping& mapping) {
    std::vector<std::string> folded;
    for (const auto& name : header) folded.push_back("|" + folded_header(name) + "|");
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (mapping.at[c] != -1) continue;
        std::size_t best = std::string_view::npos;
        for (std::size_t h = 0; h < header.size(); ++h) {
            const auto at = columns[c].known_as.find(folded[h]);
            const bool taken = std::find(mapping.at.begin(), mapping.at.end(),
                                         static_cast<int>(h)) != mapping.at.end();
            if (folded[h] == "||" || taken || at == std::string_view::npos || at >= best) continue;
            best = at;
            mapping.at[c] = static_cast<int>(h);
        }
    }
}

}  // namespace

std::span<const Column> columns_of(ImportKind kind) {
    if (kind == ImportKind::customers) return kCustomers;
    if (kind == ImportKind::contacts) return kContacts;
    if (kind == ImportKind::products) return kProducts;
    if (kind == ImportKind::interactions) return kInteractions;
    if (kind == ImportKind::follow_ups) return kFollowUps;
    if (kind == ImportKind::stock) return kStock;
    return kOrders;
}

std::string folded_header(std::string_view name) {
    std::string folded = text::fold(name);
    std::erase_if(folded, is_punctuation);
    return folded;
}

Mapping recognise_columns(ImportKind kind, std::span<const std::string> header) {
    const auto columns = columns_of(kind);
    Mapping mapping{std::vector<int>(columns.size(), -1)};
    recognise(columns, header, mapping);
    return mapping;
}

Result<Mapping> map_columns(ImportKind kind, std::span<const std::string> header,
                            std::span<const MappedName> told) {
    const auto columns = columns_of(kind);
    Mapping mapping{std::vector<int>(columns.size(), -1)};
    std::vector<FieldProblem> problems;
    for (const MappedName& name : told) {
        const int theirs = name.theirs.empty() ? kNone : find_theirs(header, name.theirs);
        const int ours = find_ours(columns, name.ours);
        if (theirs == -1)
            problems.push_back({"map", "imports.no_such_column", {{"column", name.theirs}}});
        if (ours < 0) problems.push_back({"map", "imports.no_such_field", {{"field", name.ours}}});
        if (theirs != -1 && ours >= 0) mapping.at[static_cast<std::size_t>(ours)] = theirs;
    }
    recognise(columns, header, mapping);
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].required && mapping.at[i] < 0)
            problems.push_back({std::string(columns[i].name),
                                "imports.column_missing",
                                {{"field", std::string(columns[i].name)}}});
    if (!problems.empty()) return Problem::invalid(std::move(problems));
    std::ranges::replace(mapping.at, kNone, -1);
    return mapping;
}

}  // namespace zhuli::imports
