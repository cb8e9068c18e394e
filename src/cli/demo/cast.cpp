#include "cli/demo/cast.hpp"

namespace zhuli::cli::demo {

namespace {

using enum Role;

constexpr std::string_view kTeams[] = {"销售部", "华东组", "华南组"};

constexpr Colleague kColleagues[] = {
    {"manager@demo.zhuli", "邵文哲", manager, 0},
    {"xiaowen@demo.zhuli", "沈晓雯", assistant, 1, Area::east},
    {"jianing@demo.zhuli", "许嘉宁", assistant, 1, Area::east},
    {"ziang@demo.zhuli", "陆子昂", assistant, 2, Area::south},
    {"yinuo@demo.zhuli", "方一诺", assistant, 2, Area::south},
    {"finance@demo.zhuli", "钱丽", finance, -1},
    {"warehouse@demo.zhuli", "顾建国", warehouse, -1},
    {"purchasing@demo.zhuli", "蔡勇", purchasing, -1},
    {"service@demo.zhuli", "傅芳", service, -1},
    {"marketing@demo.zhuli", "石磊", marketing, -1},
    {"auditor@demo.zhuli", "严明", auditor, -1},
};

}  // namespace

std::span<const std::string_view> team_names() { return kTeams; }
std::span<const Colleague> colleagues() { return kColleagues; }

}  // namespace zhuli::cli::demo
