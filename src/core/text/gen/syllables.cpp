// Written by generate.py from Unihan (Unicode License). Do not edit.
// The syllables and further readings of characters that have several.
#include "core/text/gen/tables.hpp"

namespace zhuli::text::gen {

const std::string_view kSyllables =
    "a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can "
    "cang cao ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai "
    "chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den "
    "deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa fan fang "
    "fei fen feng fiao fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan "
    "guang gui gun guo ha hai han hang hao he hei hen heng hm hng hong hou hu hua huai huan "
    "huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan "
    "kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le "
    "lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lv lve m ma "
    "mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu n na nai nan nang "
    "nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nun nuo nv nve o "
    "ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang "
    "qiao qie qin qing qiong qiu qu quan que qun r ran rang rao re ren reng ri rong rou ru rua "
    "ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she shen sheng "
    "shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai "
    "tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei "
    "wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang "
    "yao ye yi yin ying yo yong you yu yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai "
    "zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo zi "
    "zong zou zu zuan zui zun zuo ";

const std::string_view kFurtherReadings =
    "㴔ji 䏲ti 乐yue 乜nie 乾gan 了liao 亟qi 亹wei 仇qiu 仔zai 会kuai 传zhuan "
    "伣qian 伯bai 伺si 似shi 伽qie,ga 佴nai 侥yao 便pian 俟si 俩liang 偻lv 傀kui "
    "六lu 兹ci 刨bao 券xuan 刹cha 削xiao 剥bao 劲jing 匙chi 区ou 卒cu 单shan,chan "
    "厖mang 厦xia 参shen,cen 句gou 叨tao 召shao 叶xie 吁xu 吓he 吖a 否pi 吭hang "
    "吱zi 呇men 呐ne 呒m 员yun 呱gua 呷xia 咀zui 咇bi 咋ze,zha 咖ga 咯ka,ge 咳ke "
    "咽ye 哕yue 哦e 哪ne 哼hng 唛mai 唝hong 啁zhou 啜chuo 喋zha 喔wo 喳cha 嗄sha "
    "嗌yi 嗲dia 嘘shi 嘚dei 嘬zuo 噱xue 嚓cha 嚼jiao 囤tun 圈juan 圌chui 圜yuan "
    "圩xu 圫tuo 地de 坋fen 坻di 垌tong 埔bu 埫tang 堡pu,bu 堨e 堲ji 塞se 壳qiao "
    "奘zhuang 妧yuan 娜nuo 婤zhou 婼ruo 嬛xuan 嬷mo 孅xian 孖zi 孱chan 宓fu 宿xiu "
    "尉yu 尢wang 尿sui 屏bing 岨ju 峒tong 峙shi 峛lie 峤qiao 峿wu 嶦shan 差chai,ci "
    "帧zhen 帱dao 幢zhuang 廆wei 弹tan 强jiang 彷pang 得dei 忒tui 慊qie 戆zhuang "
    "戌qu 扁pian 扎za 扒pa 扛gang 扞han 折she 抹ma 拓ta 拗ao 择zhai 拶zan 挲suo "
    "捋luo 掞yan 掺chan 搒peng 撮zuo 擘bo 攒cuan 晟cheng 曾ceng 朝zhao 朴piao 杉sha "
    "杻niu 枞zong 枸ju 柁tuo 柏bo 柞zuo 查zha 柷zhu 栅shan 栎yue 校jiao 核hu 桔jie "
    "桧hui 梣chen 棓bei 棱ling 椎zhui 楪die 楯shun 楷jie 槛jian 槟bing 模mu 橑liao "
    "欹qi 欻xu 歙she 殖shi 殷yan 氿jiu 沌zhuan 沓ta 泊po 泌bi 泷shuang 洓qi 浒xu "
    "浚xun 浰li 涡guo 涴yuan 淜peng 湫qiu 溃hui 溚da 滧xiao 漴chong 潦liao 澄deng "
    "澹tan 瀑bao 炅gui 炔que 炮bao 烙luo 烻shan 焌qu 焘tao 熟shou 熨yu 爪zhua 牟mou "
    "犍qian 犛li 率shuai,lu 玚yang 玢fen 珩heng 珲hun 琢zhuo 瑱tian 町ding 畜xu "
    "番pan 畬yu 疟yao 癿bie 盖ge 盛cheng 省xing 着zhao,zhuo 砉hua 硊hui 硍yin 硔gong "
    "碈hun 碌liu 碡zhou 磅pang 磏qian 祭zhai 禅shan 种chong 秘bi 称chen 穜tong 窨yin "
    "笮zuo 筠jun 粘nian 糁shen 糜mei 系ji 絜xie 綮qing 繁po 繇you 纤qian 纥he 约yao "
    "纶guan 给ji 络lao 绰chao 综zeng 绿lu 缉qi 缪mou 翟di 耏er 耙pa 聒guo 肋lei "
    "胖pan 能nai 脉mo 脯fu 腌a 膀pang 臂bei 臭xiu 色shai 艴bo 芎xiong 芘bi 芥gai "
    "芫yuan 芾fu 苣qu 茄jia 茈zi 茋di 茜xi 荑yi 荠qi 荥ying 荨qian 莎suo 莘xin "
    "莞wan 莨liang 菹zu 著zhao,zhu 葚shen 葰jun 蓂mi 蔈piao 蔓wan 蔚yu 蕃bo 薁ao "
    "薄bao 藉ji 藏zang 虷gan 虹jiang 蚌beng 蛤ge 蛸xiao 蝤you 螣teng 血xie 行hang "
    "裼xi 褪tun 覃tan 见xian 觉jiao 角jue 解xie 诘jie 读dou 调tiao 谌shen 豉chi "
    "貉he 贾gu 趄qie 蹊xi 蹒pan 车ju 轧ya 辗zhan 辟bi 还huan 迫pai 郇xun 郗xi "
    "都dou 酂zan 酢zuo 酾shi 重chong 钥yue 钭dou 钿tian 铅yan 铊tuo 铛cheng 铤ting "
    "铫yao 镡tan 镦dun 长zhang 阇she 阏yan 阘ta 阚kan 阿e 陂pi 陆liu 降xiang 隗kui "
    "隺he 雀qiao 露lou 靓liang 鞘shao 颈geng 颉xie 颤zhan 饧xing 驮duo 骀tai 骠piao "
    "鬲li 鲌bo 鹄hu 鹘hu 麇qun 黑he 黾min 龈yin 龟jun,qiu 鿎da ";

}  // namespace zhuli::text::gen
