// Talking to customers: calls, WeChat, visits and mails, written down with the day of the next
// talk.
#include <fmt/format.h>

#include "cli/demo/company.hpp"
#include "features/customers/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using customers::Channel;
using customers::CustomerStatus;

constexpr double kDaysBetweenContacts[] = {14, 24, 45, 100};
constexpr double kDaysBetweenLeadContacts = 12;
constexpr double kLate = 0.07;
constexpr int kLateDays = 4;
constexpr double kBecomesProspect = 0.4;           // a lead, at each talk
constexpr double kChannels[] = {48, 34, 8, 6, 4};  // phone, wechat, visit, email, note

// {0} is the person talked to, {1} a product.
constexpr std::string_view kPhone[] = {"{0}：{1} 月底前还要一批，让先查库存。",
                                       "{0} 说上批 {1} 已装机，运行正常。",
                                       "回访：{0} 对交期满意，希望外箱加贴料号。",
                                       "{0} 问 {1} 能否再降两个点，答应按季度量返点申请。",
                                       "{0} 出差，下周再谈年度框架价。",
                                       "提醒对账，{0} 说财务本周五前回传对账单。",
                                       "{0} 反映 {1} 到货慢了一天，已解释并致歉。",
                                       "没人接，改发微信。",
                                       "{0}：设备改造项目立项了，{1} 用量会翻倍。",
                                       "{0} 说竞争对手报价低 3%，但交期要四周。",
                                       "确认发票抬头与收货人，{0} 已回复。",
                                       "{0} 让把 {1} 的质保书发到邮箱。",
                                       "{0} 想了解 {1} 有没有替代型号，答应今天下班前回复。"};
constexpr std::string_view kWechat[] = {"发了 {1} 的样本和报价，{0} 回「收到，内部评估」。",
                                        "{0} 发来现场照片，确认是 {1}，数量待定。",
                                        "{0}：这周排产紧，下周三再下单。",
                                        "节日问候，{0} 回复并问起新品目录。",
                                        "{0} 催 {1} 的物流，已发单号。",
                                        "{0} 要 {1} 的 3D 图纸，已发链接。",
                                        "{0} 回「价格可以，走流程」。",
                                        "发了本月特价清单，{0} 对 {1} 有兴趣。",
                                        "{0}：付款已安排，请留意到账。"};
constexpr std::string_view kVisit[] = {
    "上门拜访 {0}，看了装配线，{1} 主要用在上料机构；下季度扩两条线。",
    "带样品拜访，{0} 和技术一起试装 {1}，尺寸合适。",
    "拜访 {0}，谈年度框架协议，关注点是交期和备货。", "现场查看 {1} 异响，系安装偏心，已指导调整。",
    "拜访新任采购 {0}，交换名片，介绍公司与仓储能力。"};
constexpr std::string_view kEmail[] = {"邮件发送 {1} 正式报价单与质保条款。",
                                       "收到 {0} 回签的采购合同扫描件。",
                                       "邮件发送季度对账单，请 {0} 盖章回传。"};
constexpr std::string_view kNote[] = {"客户停产检修到月底，暂缓联系。",
                                      "内部备注：{1} 需求稳定，建议备 20 天库存。",
                                      "招标信息：客户下月公开询价，提前准备资质。"};
constexpr std::string_view kLead[] = {"初次通话，{0} 负责采购，目前用别家的 {1}，愿意收样本。",
                                      "{0} 要求先报 {1} 的样品价。",
                                      "加了微信，{0} 发来年用量，{1} 为主。",
                                      "样品已寄，{0} 说测试要两周。",
                                      "{0} 没空，约了下周再谈。",
                                      "回访样品：{0} 反馈 {1} 测试合格，等内部审批。"};

std::string_view words_for(Company& c, const Buyer& buyer, Channel channel) {
    if (buyer.status <= CustomerStatus::prospect) return c.dice.pick(kLead);
    switch (channel) {
        case Channel::phone:
            return c.dice.pick(kPhone);
        case Channel::wechat:
            return c.dice.pick(kWechat);
        case Channel::visit:
            return c.dice.pick(kVisit);
        case Channel::email:
            return c.dice.pick(kEmail);
        case Channel::note:
            break;
    }
    return c.dice.pick(kNote);
}

std::string product_name(Company& c, const Buyer& buyer) {
    if (buyer.favourites.empty()) return "轴承";
    return c.goods[c.dice.pick(std::span<const std::size_t>(buyer.favourites))].product.name.v;
}

double days_between(const Buyer& buyer) {
    if (buyer.status <= CustomerStatus::prospect) return kDaysBetweenLeadContacts;
    const double usual = kDaysBetweenContacts[static_cast<int>(buyer.customer.tier)];
    return buyer.status == CustomerStatus::customer ? usual : usual * 2;
}

}  // namespace

void contact_until(Company& c, Buyer& buyer, Date next) {
    const auto channel = static_cast<Channel>(c.dice.weighted(kChannels));
    std::string words = fmt::format(fmt::runtime(words_for(c, buyer, channel)),
                                    buyer.customer.contact_name.v, product_name(c, buyer));
    c.call(c.sellers[buyer.seller],
           [&buyer, channel, next, words = std::move(words)](Tx& tx, const Ctx& ctx) -> Result<> {
               CHECK(customers::record_interaction(tx, ctx, {buyer.id, channel, words, next}));
               return Done{};
           });
}

void contact(Company& c, Buyer& buyer) {
    if (buyer.kept_for_today || buyer.let_go || buyer.status == CustomerStatus::lost) return;
    const int days = std::max(1, static_cast<int>(c.dice.around(days_between(buyer))));
    const Date next = c.season.open_from(c.day().plus_days(days));
    contact_until(c, buyer, next);
    if (buyer.status == CustomerStatus::lead && c.dice.chance(kBecomesProspect))
        set_status(c, buyer, CustomerStatus::prospect);
    plan_contact(c, buyer, next);
}

void plan_contact(Company& c, Buyer& buyer, Date day) {
    const int late = c.dice.chance(kLate) ? c.dice.between(1, kLateDays) : 0;
    c.on(c.season.open_from(day.plus_days(late)), 9, 18, [&c, &buyer] { contact(c, buyer); });
}

}  // namespace zhuli::cli::demo
